"""What a moving picture shows: which days of a view, in which shape, and who changed in between."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.comparison import moves
from record.atlas import Atlas
from record.steps import days_to_show
from record.view import View
from treaty.changes import change_days, changes

MOST_DAYS = 90
"""Days shown one by one: of a longer story the early years are told at their ends."""


class Shape(StrEnum):
    """The shape of a moving picture: 1:1 and 16:9 for posts, 9:16 for stories."""

    SQUARE = "square"
    WIDE = "wide"
    STORY = "story"


PIXELS = {Shape.SQUARE: (1080, 1080), Shape.WIDE: (1280, 720), Shape.STORY: (720, 1280)}
"""Width and height."""

Changed = tuple[tuple[str, tuple[str, ...]], ...]
"""Names of states by the name of the status that they now have."""


@dataclass(frozen=True, slots=True)
class Story:
    """The map of a view from a first day to that of the view."""

    first: date
    view: View
    shape: Shape = Shape.SQUARE


def days(story: Story, atlas: Atlas) -> list[date]:
    """Return the days that a story shows."""
    view = story.view
    history = atlas.histories[view.treaty]
    changed = changes(history, after=story.first, until=view.day)
    changed_days = change_days(changed, atlas.areas[view.area])
    return days_to_show(changed_days, history, story.first, view.day, most=MOST_DAYS)


def who_changed(view: View, after: date, until: date, atlas: Atlas) -> Changed:
    """Return the states of the area of a view whose status a period changed."""
    changed = changes(atlas.histories[view.treaty], after=after, until=until)
    moved = moves(changed[changed["iso3"].isin(atlas.areas[view.area])])
    now: dict[str, list[str]] = {}
    for (before, status), own in moved.items():
        if before != status:
            now.setdefault(status, []).extend(move.name for move in own)
    called = atlas.words(view.treaty)
    return tuple((called.short[s], tuple(now[s])) for s in called.legend if s in now)
