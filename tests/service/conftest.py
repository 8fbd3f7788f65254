"""What the tests of the service share: requests as they go over the wire, and commands."""

import http.client
import subprocess
import sys
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

import pytest


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
