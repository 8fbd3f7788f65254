"""The map through time: its days, its words, its colours, and files that sites take."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image, ImageColor, ImageSequence

from geo.areas import Area
from map.print import ground, moving_picture, poster, story
from map.print.content import content
from map.print.painting import PIXELS
from map.print.story import Shape, Story, who_changed
from palette import colours
from record.atlas import utc_today
from record.basis import Basis
from record.view import View
from tests.doses import LONG
from treaty.statuses import Status

ONE_DAY = timedelta(days=1)
MOST_BYTES = 5_000_000
POLAND_OUT = date(2026, 2, 20)
RECENT = Story(date(2025, 12, 20), View(POLAND_OUT), Shape.STORY)
"""Five states leave."""


@pytest.fixture(scope="module")
def basis(atlas):
    return Basis(atlas, utc_today())


@pytest.fixture(scope="module")
def frames(basis):
    """The frames of the same story in both formats."""
    return {
        fmt: [
            frame.convert("RGB")
            for frame in ImageSequence.Iterator(
                Image.open(io.BytesIO(moving_picture.moving_picture(RECENT, fmt, basis)))
            )
        ]
        for fmt in ("webp", "gif")
    }


def test_each_day_on_which_a_state_of_the_area_changed_is_shown(atlas, frames):
    days = story.days(RECENT, atlas)
    changed = {day for day in days if who_changed(RECENT.view, day - ONE_DAY, day, atlas)}
    assert changed == set(days) - {RECENT.first}
    assert days[0] == RECENT.first
    assert days[-1] == POLAND_OUT
    assert len(frames["webp"]) == len(frames["gif"]) == len(days)


def test_a_long_story_is_no_longer_than_a_reader_has_patience(atlas):
    for treaty, history in atlas.histories.items():
        for area in Area:
            first = history.rules.opened
            days = story.days(Story(first, View(utc_today(), treaty, area)), atlas)
            assert days[0] == first
            assert days[-1] == utc_today()
            assert len(days) <= story.MOST_DAYS


def test_both_formats_show_the_same_pixels(frames):
    assert all(
        one.tobytes() == other.tobytes()
        for one, other in zip(frames["webp"], frames["gif"], strict=True)
    )
    assert frames["gif"][0].size == story.PIXELS[Shape.STORY]


def test_a_state_has_the_colour_of_its_status_on_each_day(atlas, frames, basis):
    at = poster.place(Shape.STORY, Area.EUROPE)
    shapes, panel = ground.ground(at.shown), at.shown.panel
    for day, frame in zip(story.days(RECENT, atlas), frames["gif"], strict=True):
        statuses = content(RECENT.view.at(day), basis).statuses
        for code in ("NOR", "RUS", "LTU", "POL"):
            status = statuses[code]
            if status in colours.HATCH:
                continue  # a point may lie on a stroke or beside it
            middle = shapes.land[code].representative_point()
            across = (at.map_at[0] + middle.x - panel.left) * PIXELS
            down = (at.map_at[1] + panel.high - middle.y) * PIXELS
            seen = frame.getpixel((round(across), round(down)))
            assert seen == ImageColor.getrgb(colours.FILL[status]["light"]), (day, code)
    assert (statuses["LTU"], statuses["POL"]) == ("left", "left")


def test_who_changed_is_told_by_what_has_become_of_them(atlas):
    called = atlas.words("ottawa").short
    assert who_changed(View(POLAND_OUT), date(2025, 12, 26), POLAND_OUT, atlas) == (
        (called[Status.LEFT], ("Estonia", "Finland", "Latvia", "Lithuania", "Poland")),
    )


@pytest.fixture(scope="module")
def every_class(basis):
    """Days that have all classes of the treaty between them."""
    days = (date(2004, 1, 1), date(2025, 7, 18), POLAND_OUT)
    return [poster.Day(content(View(day), basis), ()) for day in days]


@pytest.mark.parametrize("shape", Shape)
def test_a_legend_with_every_class_has_room(shape, every_class):
    drawn = poster.Poster(shape, every_class, "credit")
    lowest = max(baseline for _, baseline in drawn._counts.values())
    lines = 1 if shape is Shape.SQUARE else 2
    assert lowest + poster.GAP / 2 < drawn._place.credit - lines * poster.CREDIT


@pytest.mark.parametrize("area", Area if LONG else [Area.EAST])
def test_the_longest_story_is_small_enough_to_post(area, basis):
    whole = Story(date(1997, 12, 3), View(utc_today(), area=area))
    assert len(moving_picture.moving_picture(whole, "gif", basis)) < MOST_BYTES


def test_it_is_made_once_and_says_how_far_it_is(basis):
    told = []
    asked = Story(date(2026, 2, 1), View(POLAND_OUT), Shape.WIDE)
    first = moving_picture.moving_picture(asked, "gif", basis, told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert moving_picture.moving_picture(asked, "gif", basis, told.append) is first
    assert told.count(1) == 1
