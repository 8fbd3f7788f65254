"""Server and pages work in a network without a way out, and look for none."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.browser import chromium
from tests.browser.secluded import VISITED
from tests.serving import ROOT

ALONE = ["unshare", "--net", "--map-root-user"]
INSIDE = 'ip link set lo up && exec "$0" -m tests.browser.secluded "$1"'


def reason_to_skip():
    """Why no network without a way out can be made here; nothing if it can."""
    for tool in ("unshare", "ip"):
        if shutil.which(tool) is None:
            return f"no network of its own can be made: {tool} is not here"
    tried = subprocess.run(
        [*ALONE, "ip", "link", "set", "lo", "up"], capture_output=True, text=True, check=False
    )
    return "" if tried.returncode == 0 else f"no network of its own: {tried.stderr.strip()}"


@pytest.mark.browser
def test_nothing_is_asked_of_another_host_and_everything_works(tmp_path):
    if reason := reason_to_skip():
        pytest.skip(reason)
    if chromium.find() is None:
        pytest.skip("no Chromium or Chrome")
    done = subprocess.run(
        [*ALONE, "sh", "-c", INSIDE, sys.executable, str(tmp_path / "server.log")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen == {"tried_by_server": 0, "pages": list(VISITED), "others": [], "errors": []}
    assert "Traceback" not in (tmp_path / "server.log").read_text()
