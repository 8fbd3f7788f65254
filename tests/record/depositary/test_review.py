"""`python -m service review`: what a schedule does with the pages of all treaties."""

import shutil
from datetime import date

import pytest

from record.depositary.update.review import review
from tests.editing import freeze
from tests.status_page import Row, of_record, upstream
from treaty.tables import DATA

AS_AT = date(2026, 4, 1)
TODAY = date(2026, 12, 2)
SAVED = {
    "ottawa": "untc-XXVI-5-2026-02-03.html",
    "ccm": "untc-XXVI-6-2026-02-03.html",
    "apii": "untc-XXVI-2-b-2026-02-03.html",
}


@pytest.fixture
def reviewed(tmp_path, frozen):
    """Review saved pages of the record's treaties; one is edited, or whatever bytes it is given."""
    data, pages, into = (tmp_path / name for name in ("data", "pages", "review"))
    pages.mkdir()
    data.mkdir()
    for path in (*DATA.glob("*.csv"), *DATA.glob("*.schema.json")):
        shutil.copy(path, data)
    freeze(data)
    for treaty, page in SAVED.items():
        (pages / f"{treaty}.html").write_bytes(upstream(page))

    def reviewed(**instead):
        for treaty, body in instead.items():
            (pages / f"{treaty}.html").write_bytes(body)
        before = {path.name: path.read_bytes() for path in data.iterdir()}
        found = {one.treaty: one for one in review(into, saved=pages, today=TODAY, folder=data)}
        assert {path.name: path.read_bytes() for path in data.iterdir()} == before
        return found, into

    return reviewed


def test_pages_that_say_what_the_record_holds_leave_nothing_to_review(reviewed):
    found, into = reviewed()
    assert found.keys() == SAVED.keys()
    assert not any(one.differs or one.failed for one in found.values())
    assert "No difference." in (into / "ottawa.txt").read_text()


def test_differences_are_written_for_review_and_none_is_taken_in(reviewed, frozen):
    page = of_record(frozen.tables, "ottawa", AS_AT)
    page.rows["GEO"] = Row("Georgia", ["", "", "12 Mar 2026 a"])
    page.parties += 1
    found, into = reviewed(ottawa=page.html())
    assert [code for code, one in found.items() if one.differs] == ["ottawa"]
    assert "1 difference from the page as at 2026-04-01" in found["ottawa"].line
    assert f"--treaty ottawa --from {into / 'ottawa.html'} --apply" in found["ottawa"].line
    assert "Georgia" in (into / "ottawa.txt").read_text()
    assert (into / "ottawa.html").read_bytes() == page.html()


@pytest.mark.parametrize("body", [b"", b"<html><body>Service unavailable</body></html>"])
def test_a_page_that_changed_its_form_fails_and_the_others_are_reviewed(reviewed, body):
    found, into = reviewed(ccm=body)
    assert [code for code, one in found.items() if one.failed] == ["ccm"]
    assert found["ccm"].line.startswith("expected ")
    assert not (into / "ccm.txt").exists()
    assert (into / "apii.txt").exists()
