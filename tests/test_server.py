"""What the server owes every visitor, whatever the page."""

import http.client
import statistics
import time
from urllib.parse import urlsplit

import pytest

from tests.serving import serve


def test_it_answers_at_once_on_a_connection_that_is_kept_open(server):
    # Without TCP_NODELAY each answer waits 44 ms for the client's acknowledgement.
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
    seconds = []
    for _ in range(30):
        start = time.perf_counter()
        connection.request("GET", "/_stcore/health")
        connection.getresponse().read()
        seconds.append(time.perf_counter() - start)
    assert statistics.median(seconds) < 0.02


@pytest.mark.server
@pytest.mark.parametrize("script", ["server.py", "dashboard.py"])
def test_it_starts_without_a_complaint_about_its_configuration(script, tmp_path):
    with serve(tmp_path / "server.log", script) as server:
        said = [line.strip() for line in server.log.read_text().splitlines() if line.strip()]
    assert said[-2:] == [
        "You can now view your Streamlit app in your browser.",
        f"URL: {server.url}",
    ]
    assert all("Uvicorn server started" in line for line in said[:-2])
