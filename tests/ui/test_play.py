"""Play as a slow browser takes part in it: its timer asks, its slider is behind, over the wire."""

import asyncio

from benchmarks.visitor import visit
from tests.ui.session import holding, run, widgets


def timers(messages):
    """The parts of a page that are to run again after a while."""
    found = [each.auto_rerun for each in messages if each.WhichOneof("type") == "auto_rerun"]
    return [timer.fragment_id for timer in found]


def addresses(messages):
    found = [each.page_info_changed for each in messages]
    return [page.query_string for page in found if page.query_string]


def test_play_goes_on_from_the_day_shown_though_the_slider_in_the_browser_is_behind(server):
    async def story():
        async with visit(server.url) as visitor:
            opened = await run(visitor, "")
            ids = {part.label: part.id for part in widgets(opened) if hasattr(part, "label")}
            (slider,) = (part for part in widgets(opened) if getattr(part, "label", "") == "Day")
            behind = holding(ids["Day"], {"double_array_value": list(slider.default)})
            play = holding(ids["Play"], {"trigger_value": True})
            playing = await run(visitor, "", [behind, play])
            shown, (timer,) = addresses(playing), timers(playing)
            while len(shown) < 3:  # a timer that is early moves nothing
                shown += addresses(await run(visitor, "", [behind], shown[-1], timer))
            return shown

    assert asyncio.run(story()) == ["date=1997-12-31", "date=1998-12-31", "date=1999-12-31"]
