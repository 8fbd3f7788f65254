"""What the server owes every visitor, whatever the page."""

import pytest

from tests.serving import serve
from tests.waiting import wait_until


@pytest.mark.server
@pytest.mark.parametrize("script", ["server.py", "dashboard.py"])
def test_it_starts_without_a_complaint_about_its_configuration(script, tmp_path):
    with serve(tmp_path / "server.log", script) as server:
        address = f"URL: {server.url}\n"
        wait_until(lambda: address in server.log.read_text(), "its address in the log")
        said = [line.strip() for line in server.log.read_text().splitlines() if line.strip()]
    assert said[-2:] == [
        "You can now view your Streamlit app in your browser.",
        f"URL: {server.url}",
    ]
    assert all("Uvicorn server started" in line for line in said[:-2])
