"""The command line and the data service give the same bytes for the same request."""

import pytest

REQUESTS = [
    (["snapshot", "--date", "2026-02-20"], "status/2026-02-20.csv"),
    (["snapshot"], "status/today.csv"),
    (
        ["snapshot", "--date", "2026-02-20", "--format", "json", "--treaty", "ccm"],
        "status/2026-02-20.json?treaty=ccm",
    ),
    (
        ["snapshot", "--date", "2025-07-20", "--format", "geojson", "--area", "frontier"],
        "status/2025-07-20.geojson?area=frontier",
    ),
    (
        ["snapshot", "--status", "left", "--status", "contested", "--country", "UKR"],
        "status/today.csv?country=UKR&status=contested&status=left",
    ),
    (["borders", "--date", "2011-03-04"], "borders/2011-03-04.csv"),
    (
        ["borders", "--date", "2026-02-20", "--format", "geojson"],
        "borders/2026-02-20.geojson",
    ),
    (["changes"], "changes.csv"),
    (
        ["changes", "--from", "2025-01-01", "--to", "2026-02-20", "--format", "json"],
        "changes.json?from=2025-01-01&to=2026-02-20",
    ),
    (["changes", "--from", "2024-01-01", "--format", "atom"], "changes.atom?from=2024-01-01"),
]


@pytest.mark.parametrize(("arguments", "path"), REQUESTS, ids=[path for _, path in REQUESTS])
def test_a_command_writes_what_the_address_answers(run, ask, server, monkeypatch, arguments, path):
    monkeypatch.setenv("SITE_URL", server.url)
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == ask(f"/data/v1/{path}").body
