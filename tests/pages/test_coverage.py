"""How far the record reaches: at the end of every page, and beside the answer once it is passed."""

import re
from datetime import date, timedelta

import pytest

from record.atlas import utc_today
from tests.doses import LONG
from tests.pages.opening import copyable, html, open_page
from wording.pages import PAGES
from wording.values import written_day

EVERY = [(treaty, name) for name in PAGES for treaty in ("ottawa", "ccm")]


# Each page, and by turns of one treaty and of the other.
@pytest.mark.parametrize(
    ("treaty", "name"), EVERY if LONG else [EVERY[2 * at + at % 2] for at in range(len(PAGES))]
)
def test_every_page_says_how_far_the_record_of_its_treaty_reaches(name, treaty, atlas):
    about = atlas.treaty(treaty)
    at = open_page(name, treaty=treaty)
    told = html(at)
    end = f"acts under the {about['short_title']} to {written_day(about['known_until'])}"
    assert end in told
    assert f"as at {written_day(about['read_until'])}" in told
    assert "service update" not in told
    offered = copyable(at)
    assert atlas.version in offered["Citation"]
    assert f"treaty={treaty}" in offered["Link to this view"]


@pytest.mark.parametrize("name", ["map", "borders", "timeline"])
@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_a_day_after_the_end_of_the_record_is_told_of_in_one_line(name, treaty, atlas):
    end = date.fromisoformat(atlas.treaty(treaty)["known_until"])
    beyond = f"Legal acts complete to {written_day(end)}; later changes may be missing."

    def said(day):
        told = html(open_page(name, treaty=treaty, date=day.isoformat()))
        return re.search(r"<small[^>]*>(.*?)</small>", told)[1]

    assert said(end) == ""
    if end < utc_today():
        assert said(end + timedelta(days=1)) == beyond
