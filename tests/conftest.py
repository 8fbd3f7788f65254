"""What tests share: the record, the command line, the real server, requests to it and its log."""

import http.client
import shutil
import subprocess
import sys
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

import hypothesis
import pytest

from record.atlas import load
from tests.doses import dose
from tests.editing import copy_project, freeze
from tests.serving import serve
from tests.whole import the_record
from treaty.tables import DATA

NEEDS = ("browser", "server")
"""Markers of what a test needs, each named like the fixture that brings it; the dearest first."""

LONGEST = (
    "test_accessibility",
    "test_map",
    "test_line_of_time",
    "test_embed",
    "test_hostile_tables",
    "test_no_false_answer",
    "test_first_html",
    "test_borders",
)
"""Files of browser tests that take longest. They come before the others of their kind: begun last,
one of them would let one process wait for the other."""

# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile(
    "project", deadline=None, print_blob=True, max_examples=dose(30, full=100)
)
hypothesis.settings.register_profile(
    "brief", hypothesis.settings.get_profile("project"), max_examples=5
)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def atlas():
    """The record, as the product reads it."""
    return the_record()


@pytest.fixture(scope="session")
def frozen(tmp_path_factory):
    """The record with the acts as they stood on 24 November 2026 (see `tests/frozen/`)."""
    folder = tmp_path_factory.mktemp("frozen")
    for path in (*DATA.glob("*.csv"), *DATA.glob("*.schema.json")):
        shutil.copy(path, folder)
    return load(freeze(folder))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The running server: `.url`, `.pid` and `.log`."""
    with serve(tmp_path_factory.mktemp("server") / "server.log") as running:
        yield running


@dataclass(frozen=True)
class Done:
    """What a command wrote and how it ended."""

    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def run(capsysbinary):
    """Run a command of `python -m service` in this process, which has read the tables already."""
    from service.__main__ import main  # mutants are tried without the service

    def run(*arguments):
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code
        return Done(code, *capsysbinary.readouterr())

    return run


@dataclass(frozen=True)
class Reply:
    """Status, headers and bytes of a response."""

    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="session")
def ask(server):
    """Send a request to the real server exactly as written: `ask("/data/v1/")`."""

    def ask(path, method="GET", **headers):
        connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        response = connection.getresponse()
        reply = Reply(response.status, response.headers, response.read())
        connection.close()
        return reply

    return ask


@pytest.fixture(scope="session")
def run_in():
    """Run `python -m service` as a process of its own in a copy of the project."""

    def run_in(project, *arguments):
        command = [sys.executable, "-m", "service", *arguments]
        return subprocess.run(command, cwd=project, capture_output=True, check=False, text=True)

    return run_in


@pytest.fixture
def project(tmp_path):
    """A project folder with the real code and a copy of what a test may break or build anew."""
    return copy_project(tmp_path / "project")


def pytest_collection_modifyitems(items):
    """Mark what needs a browser or a server process; the order is that of what these cost."""
    for item in items:
        for need in NEEDS:
            if need in item.fixturenames:
                item.add_marker(need)
    items.sort(key=_place)


def _place(item):
    """Where a test stands in a run: what needs least first, of browser tests the longest files."""
    needs = [bool(item.get_closest_marker(need)) for need in NEEDS]
    is_short = not (needs[0] and item.path.stem in LONGEST)
    return *needs, is_short, LONGEST.index(item.path.stem) if not is_short else 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    setattr(item, f"failed_in_{report.when}", report.failed)
    running = getattr(item, "funcargs", {}).get("server")
    if report.failed and running is not None:
        tail = "\n".join(running.log.read_text(errors="replace").splitlines()[-40:])
        report.sections.append(("Server log, last lines", tail))
    return report
