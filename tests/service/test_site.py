"""A server that knows where it stands, by SITE_URL and ALLOWED_HOSTS."""

import http.client
import json
import re
from urllib.parse import urlsplit

import pytest

from tests.serving import serve

SITE = "https://map.example"


pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Send a request to a server that has a site: `asked("/data/v1/", "map.example")`."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", f"{SITE}/")
        environment.setenv("ALLOWED_HOSTS", "www.example.net, *.example.com")
        with serve(tmp_path_factory.mktemp("site") / "server.log") as server:

            def asked(path, host):
                connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
                connection.request("GET", path, headers={"Host": host})
                reply = connection.getresponse()
                body = reply.read().decode()
                connection.close()
                return reply.status, body

            yield asked


def test_it_answers_under_its_own_name_and_those_that_are_allowed(asked):
    for host in ("map.example", "www.example.net", "a.example.com", "localhost:8501"):
        assert asked("/data/v1/counts.csv", host)[0] == 200, host
    for host in ("evil.example", "example.com", "map.example.evil.example"):
        assert asked("/data/v1/counts.csv", host)[0] == 421, host


@pytest.mark.parametrize("host", ["map.example", "www.example.net", "localhost:8501"])
def test_whatever_name_is_asked_links_lead_to_the_site(asked, host):
    feed = asked("/data/v1/changes.atom?to=1998-12-31", host)[1]
    (link,) = re.findall(r'rel="self"[^>]*href="([^"]+)"', feed)
    assert link.startswith(f"{SITE}/data/v1/changes.atom?")
    described = json.loads(asked("/data/v1/openapi.json", host)[1])
    assert described["servers"] == [{"url": SITE}]
    for path in ("/?date=2026-02-20", "/embed?date=2026-02-20"):
        (canonical,) = re.findall(r'rel="canonical" href="([^"]+)"', asked(path, host)[1])
        assert canonical == f"{SITE}{path}"
        (picture,) = re.findall(r'property="og:image" content="([^"]+)"', asked(path, host)[1])
        assert picture.startswith(f"{SITE}/data/v1/preview/2026-02-20.png?")
