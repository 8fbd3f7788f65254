"""What a page with the map shows, held against the core's answer for the same day."""

import re
from html import unescape

from geo.areas import LABEL
from palette import colours
from record.basis import Basis
from record.findings import answer_on, counts_of
from treaty.snapshot import snapshot
from wording import answer
from wording.values import written_day

READY = re.compile(r'<div[^>]*convention-map[^>]*data-ready="true"')
_PATH = re.compile(r"<path ([^>]*)>")
_SVG = re.compile(r"<svg ([^>]*)>(.*?)</svg>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_CLASS = re.compile(r'value="(\w+)" aria-pressed.*?<b>(\d*)</b>', re.DOTALL)


def is_ready(html):
    """Whether a page, or the frame of a map, says that its map is there."""
    return bool(READY.search(html))


def wrong_around(html, atlas, view, *, today):
    """Yield what the words and counts of `/embed` or the edition say that the core does not."""
    expected = words(atlas, view, today)
    found = {name: _text(html, name) for name in expected}
    expected["counts"] = {
        status.value: str(counts_of(view, Basis(atlas, today))[status])
        for status in atlas.words(view.treaty).legend
    }
    found["counts"] = dict(_CLASS.findall(html))
    expected["day"] = written_day(view.day)
    found["day"] = unescape(re.search(r"<time[^>]*>([^<]*)<", html)[1])
    for name, wanted in expected.items():
        if found[name] != wanted:
            yield f"{name} is {found[name]!r}, not {wanted!r}"


def words(atlas, view, today):
    """What the core says of the day of a view, by the ids of `/embed`."""
    row = atlas.treaty(view.treaty)
    core = answer_on(view.treaty, view.day, Basis(atlas, today))
    known_until = row["known_until"]
    doubts = ", ".join(core.uncertain)
    late = view.day.isoformat() > known_until
    return {
        "kicker": row["short_title"],
        "headline": answer.headline(core, row, today=today),
        "sentence": f"{answer.counted(core, row, today=today)}.",
        "area": LABEL[view.area],
        "beyond": f"Later than our data, which ends on {written_day(known_until)}" if late else "",
        "uncertain": f"Not certain on this day: {doubts}" if doubts else "",
    }


def wrong_on_map(html, atlas, view, *, today):
    """Yield what a map that is ready shows of states and lines that the core does not."""
    table = snapshot(atlas.histories[view.treaty], view.day, today=today)
    status = dict(zip(table["iso3"], table["status"], strict=True))
    paths = [dict(_ATTRIBUTE.findall(path)) for path in _PATH.findall(html)]
    drawn = {path["data-iso3"]: path for path in paths if "data-iso3" in path}
    if missing := set(atlas.areas[view.area]) - set(drawn):
        yield f"not on the map: {missing}"
    for code, path in drawn.items():
        wanted = status.get(code, colours.NO_STATUS)
        fill = colours.FILL[wanted]["light"]
        if wanted in colours.HATCH:
            fill = f"url(#hatch-1-{wanted})"
        if (path["data-status"], path["fill"]) != (wanted, fill):
            yield f"{code} is {path['data-status']}, {path['fill']}, not {wanted}, {fill}"
    side = atlas.pairs.set_index("pair")["iso3"]
    for path in paths:
        if "data-pair" in path:
            wanted = status[side[path["data-pair"]]]
            if (path["data-status"], path["stroke"]) != (wanted, colours.FILL[wanted]["light"]):
                yield f"{path['data-pair']} is {path['data-status']}, not {wanted}"


def coloured(html):
    """Yield the shapes that have a colour in a drawing that is not hidden."""
    for attributes, content in _SVG.findall(html):
        if "display: none" not in attributes:
            for path in _PATH.findall(content):
                own = dict(_ATTRIBUTE.findall(path))
                if {own.get("fill", "none"), own.get("stroke", "none")} != {"none"}:
                    yield f"coloured without a map that is ready: <path {path[:200]}>"


def _text(html, name):
    content = re.search(rf'id="{name}"[^>]*>(.*?)</', html, re.DOTALL)[1]
    return unescape(content).strip()
