"""What the server owes every visitor, whatever the page."""

import pytest

from tests.serving import serve
from tests.waiting import wait_until


def no_complaint(server):
    """See that what a server prints while it starts is where it stands, and nothing else."""
    address = f"URL: {server.url}\n"
    wait_until(lambda: address in server.log.read_text(), "its address in the log")
    begin = server.log.read_text().partition(address)[0] + address
    said = [line.strip() for line in begin.splitlines() if line.strip()]
    assert said[-2:] == [
        "You can now view your Streamlit app in your browser.",
        f"URL: {server.url}",
    ]
    assert all("Uvicorn server started" in line for line in said[:-2])


def test_it_starts_without_a_complaint_about_its_configuration(server):
    no_complaint(server)


@pytest.mark.server
def test_without_the_data_service_it_starts_without_a_complaint_as_well(tmp_path):
    with serve(tmp_path / "server.log", "dashboard.py") as server:
        no_complaint(server)
