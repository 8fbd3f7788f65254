"""The icon font with the pictures that pages can show: `python tools/icons.py`.

Streamlit's own font of icons has 4,000 of them in 375 kB and is fetched by every first visit. A
picture is a ligature there: the letters of its name become one glyph. This one has the pictures
that Streamlit's code in the browser names, and those that the pages name.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import Ligature, LigatureSubst

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "static" / "fonts" / "icons.woff2"
SERVED = Path(streamlit.__file__).parent / "static" / "static"
"""What Streamlit sends to browsers."""

_SOURCES = {".py", ".html"}
_NAME = re.compile(r":material/([a-z0-9_]+):")


def full() -> TTFont:
    """Return Streamlit's own font of icons."""
    (path,) = (SERVED / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return TTFont(path, recalcTimestamp=False)


def named() -> set[str]:
    """Return the icons that Streamlit's code in the browser or a page of ours names."""
    return _named(*(SERVED / "js").glob("*.js")) | named_by_pages()


def named_by_pages() -> set[str]:
    """Return the icons that our pages name."""
    pages = (path for room in ("ui", "pages") for path in (ROOT / room).rglob("*.*"))
    return _named(ROOT / "dashboard.py", *(path for path in pages if path.suffix in _SOURCES))


def drawn(font: TTFont) -> set[str]:
    """Return the icons that a font can draw."""
    letters = _letters(font)
    return {
        _name(letters, first, ligature)
        for table in _tables(font)
        for first, found in table.ligatures.items()
        for ligature in found
    }


def reduced(font: TTFont, names: set[str]) -> TTFont:
    """Return a font with no other pictures than these."""
    letters = _letters(font)
    for table in _tables(font):
        table.ligatures = {
            first: kept
            for first, found in table.ligatures.items()
            if (kept := [each for each in found if _name(letters, first, each) in names])
        }
    options = subset.Options(layout_features=["rlig"], notdef_outline=True)
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(names)))
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def _named(*paths: Path) -> set[str]:
    return {name for path in paths for name in _NAME.findall(path.read_text(encoding="utf-8"))}


def _tables(font: TTFont) -> Iterator[LigatureSubst]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            yield getattr(table, "ExtSubTable", table)


def _letters(font: TTFont) -> dict[str, str]:
    return {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 128}


def _name(letters: dict[str, str], first: str, ligature: Ligature) -> str:
    return "".join(letters[glyph] for glyph in (first, *ligature.Component))


if __name__ == "__main__":
    font = full()
    reduced(font, named() & drawn(font)).save(ICONS)
    print(f"{ICONS.name}: {len(drawn(TTFont(ICONS)))} icons, {ICONS.stat().st_size:,} bytes")
