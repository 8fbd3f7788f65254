"""How far the record reaches: on every page, and said first once the record is old."""

from datetime import date, timedelta

import pytest

from record.atlas import utc_today
from record.freshness import STALE_AFTER_DAYS, days_old, is_old, remedy
from tests.pages.opening import html, open_page
from ui import frame
from wording.pages import PAGES
from wording.values import written_day


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_every_page_says_how_far_the_record_of_its_treaty_reaches(name, treaty, atlas):
    about = atlas.treaty(treaty)
    told = html(open_page(name, treaty=treaty))
    end = f"acts under the {about['short_title']} until {written_day(about['known_until'])}"
    assert end in told
    assert f"as at {written_day(about['read_until'])}" in told
    if is_old(about, utc_today()):
        old = f"The record ends on {written_day(about['known_until'])}"
        assert told.index(old) < told.index("<h1")
        assert f"<code>{remedy(treaty)}</code>" in told


def test_after_ninety_days_the_record_is_old(atlas):
    ottawa = atlas.treaty("ottawa")
    end = date.fromisoformat(ottawa["known_until"])
    assert STALE_AFTER_DAYS == 90
    assert not is_old(ottawa, end + timedelta(days=90))
    assert is_old(ottawa, end + timedelta(days=91))
    assert days_old(ottawa, end + timedelta(days=91)) == 91
    assert days_old(ottawa, end - timedelta(days=1)) == 0


def test_a_fresh_record_has_no_notice_and_an_old_one_says_the_command(atlas):
    end = date.fromisoformat(atlas.treaty("ccm")["known_until"])
    assert frame._old_record("ccm", end) == ""
    old = frame._old_record("ccm", end + timedelta(days=100))
    assert "100 days ago" in old
    assert "<code>python -m service update --treaty ccm</code>" in old
    assert remedy("ottawa") == "python -m service update"
