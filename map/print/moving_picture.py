"""The map through time as a moving picture to post: change by change, as WebP or GIF."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from threading import Lock

from PIL import Image

from map.print.content import content
from map.print.poster import Day, Poster
from map.print.preview import credit
from map.print.shades import SHADES
from map.print.story import Story, who_changed
from map.print.story import days as story_days
from record.atlas import Atlas
from record.basis import Basis
from record.in_use import kept
from record.steps import recent_from
from wording.pages import SITE

EARLY, RECENT, END = 400, 1400, 4000
"""Milliseconds that a day is shown before the first notice to leave and from it on, and the last
day, before the picture begins anew."""
DRAWING = 0.7
"""Part of the time that is needed to draw the days; to write the file takes the rest."""

WRITTEN: dict[str, dict[str, object]] = {
    # Without key frames, which only a seek needs, it is made in a third of the time.
    "webp": {"lossless": True, "method": 2, "quality": 50, "kmin": 2**31 - 2, "kmax": 2**31 - 1},
    "gif": {"optimize": True, "disposal": 1},
}
"""How each format is written."""

Told = Callable[[float], object]
"""Is told how much is done, from 0 to 1."""
_drawing = Lock()
"""One is made at a time: it takes some seconds of a processor."""


class BusyError(Exception):
    """Another moving picture is being made."""


@dataclass
class _Kept:
    picture: bytes = b""


def moving_picture(
    story: Story, fmt: str, basis: Basis, told: Told | None = None, *, wait: bool = True
) -> bytes:
    """Return a story as webp or gif, made once and kept.

    Parameters
    ----------
    wait
        Whether to wait while another one is made.

    Raises
    ------
    BusyError
        If another one is being made and nobody waits.
    """
    kept_one = _kept(story, fmt, basis.atlas, basis.today)
    if not kept_one.picture:
        if not _drawing.acquire(blocking=wait):
            raise BusyError
        try:
            kept_one.picture = kept_one.picture or _made(
                story, fmt, basis, told or (lambda _: None)
            )
        finally:
            _drawing.release()
    return kept_one.picture


@kept(6)
def _kept(_story: Story, _fmt: str, _atlas: Atlas, _today: date) -> _Kept:
    return _Kept()


def _made(story: Story, fmt: str, basis: Basis, told: Told) -> bytes:
    days = story_days(story, basis.atlas)
    dense = recent_from(basis.atlas.histories[story.view.treaty]) or story.view.day
    durations = [RECENT if day >= dense else EARLY for day in days[:-1]] + [END]
    first, *others = _frames(story, days, basis, told)
    target = io.BytesIO()
    first.save(
        target,
        format=fmt,
        save_all=True,
        append_images=others,
        duration=durations,
        loop=0,
        **WRITTEN[fmt],
    )
    told(1)
    return target.getvalue()


def _frames(story: Story, days: Sequence[date], basis: Basis, told: Told) -> Iterator[Image.Image]:
    said = [content(story.view.at(day), basis) for day in days]
    who = [(), *(who_changed(story.view, *period, basis.atlas) for period in pairwise(days))]
    shown = [Day(*day) for day in zip(said, who, strict=True)]
    poster = Poster(story.shape, shown, f"{SITE}. {credit(story.view, basis)}")
    for number, day in enumerate(shown):
        told(DRAWING * number / len(shown))
        yield poster.on(day).quantize(palette=SHADES, dither=Image.Dither.NONE)
