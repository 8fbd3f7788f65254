"""The whole site below a path, behind nginx as docs/operations.md has it."""

import os
import re
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.serving import ROOT, answers, free_port
from tests.waiting import wait_until

PATH = "/ottawa"
PATIENCE = 60
"""Seconds for an answer: maps for print are drawn when they are asked for."""
AROUND = """daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {to_server}
  server {{
    listen {port};
    {location}
  }}
}}
"""


def configuration(folder, port, port_of_site):
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    location = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)[1]
    to_server = re.search(r"`(map \$http_upgrade .*?\})`", text)[1]
    return AROUND.format(
        folder=folder,
        port=port,
        to_server=to_server,
        location=location.replace("localhost:8501", f"localhost:{port_of_site}"),
    )


@contextmanager
def running(command, **options):
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, **options) as process:
        yield process
        process.terminate()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("below")
    port, port_of_site = free_port(), free_port()
    url = f"http://localhost:{port}{PATH}"
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port, port_of_site), encoding="utf-8")
    streamlit = [sys.executable, "-m", "streamlit", "run", "server.py"]
    with (
        running(
            [*streamlit, "--server.port", str(port_of_site)],
            env={**os.environ, "SITE_URL": url},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ),
        running(
            ["nginx", "-c", str(file), "-p", str(folder)],
            env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"},
        ),
    ):
        wait_until(lambda: answers(f"{url}/data/v1/health.json"), "the site below a path")
        yield url


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(**chromium.launch_options())
        yield launched
        launched.close()


def addresses(page):
    """Return every address that a page links to or names in its texts and fields."""
    linked = page.evaluate("() => [...document.querySelectorAll('a[href]')].map((a) => a.href)")
    named = re.findall(r"http://localhost:\d+[^\s\"'<>)]*", page.inner_text("body"))
    return {*linked, *(address.rstrip(".,;") for address in named)}


@pytest.mark.parametrize("page", ["", "borders", "timeline", "countries", "compare", "sources"])
def test_every_link_of_a_page_keeps_the_path_and_leads_somewhere(site, browser, page):
    shown = browser.new_page()
    errors = []
    shown.on("pageerror", lambda error: errors.append(str(error)))
    shown.goto(f"{site}/{page}?date=2026-02-20")
    shown.locator(".stApp .answer h1, .stApp h1").first.wait_for()
    shown.locator('[data-testid="stSkeleton"]').first.wait_for(state="detached")
    if page == "":
        shown.locator('[data-map="shown"]').first.wait_for(state="attached")
        shown.get_by_role("button", name="Download").click()
        shown.get_by_test_id("stPopoverBody").get_by_role("link").first.wait_for()
    found = addresses(shown)
    if page == "":
        shown.keyboard.press("Escape")
        shown.get_by_role("button", name="Embed").click()
        shown.get_by_text("/embed?").first.wait_for(state="attached")
        found |= addresses(shown)
    own = {one for one in found if one.startswith(site.removesuffix(PATH))}
    assert len(own) > 5
    for one in own:
        assert one.startswith(f"{site}/"), one
        urllib.request.urlopen(one.partition("#")[0], timeout=PATIENCE).close()
    assert errors == []
    shown.close()


class Links(HTMLParser):
    """The addresses that a page links to and loads."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, _tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


@pytest.mark.parametrize("path", ["data/v1", "embed?date=2026-02-20", "no-such-page"])
def test_every_link_of_a_page_without_streamlit_keeps_the_path(site, path):
    try:
        reply = urllib.request.urlopen(f"{site}/{path}")
    except urllib.error.HTTPError as error:
        reply = error
    links = Links()
    links.feed(reply.read().decode())
    own = {urljoin(reply.url, one) for one in links.found}
    own = {one for one in own if one.startswith(site.removesuffix(PATH))}
    assert own
    assert all(one.startswith(f"{site}/") for one in own), own


def test_doors_that_are_closed_at_the_root_are_closed_below_the_path(site):
    for path in ("_stcore/metrics", "_stcore/agent/openapi.json", "auth/login"):
        assert not answers(f"{site}/{path}"), path
