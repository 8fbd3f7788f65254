"""An audit that could not look never passes for clean."""

import pytest

from tools.audit import report

CLEAN = {"name": "clean", "version": "1", "vulns": []}
HIT = {"name": "hit", "version": "2", "vulns": [{"id": "CVE-1"}]}
SKIPPED = {"name": "skipped", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "said"),
    [
        ([CLEAN], 0, "1 pinned packages have no known vulnerability"),
        ([], 3, "NOTHING WAS AUDITED"),
        ([SKIPPED], 3, "NOTHING WAS AUDITED"),
        ([CLEAN, SKIPPED], 3, "NOT AUDITED: 1 of 2 pinned packages: skipped"),
        ([CLEAN, HIT], 1, "VULNERABLE: hit 2: CVE-1"),
        ([HIT, SKIPPED], 1, "VULNERABLE: hit 2: CVE-1"),
    ],
)
def test_what_was_not_audited_is_said(capsys, packages, status, said):
    assert report(packages) == status
    out = capsys.readouterr().out
    assert said in out
    assert ("no known vulnerability" in out) == (status == 0)
