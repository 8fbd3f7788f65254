"""Small files of the letters of Europe's languages: `python tools/letters.py`.

The files of rare letters hold 700 glyphs, those of Vietnamese and of phonetics among them. Most
pages need a few: the ones from Ā to ſ, and Romanian's ș and ț. These get files of their own.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
RARE, OF_EUROPE = "-latin-ext-", "-latin-europe-"
"""What the name of a file holds: of all rare letters, and of these only."""
LETTERS = frozenset([*range(0x0100, 0x0180), *range(0x0218, 0x021C)])


def reduced(font: TTFont) -> TTFont:
    """Return a font with no other letters than these."""
    options = subset.Options(layout_features=["*"])
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    for path in sorted(FONTS.glob(f"*{RARE}*.woff2")):
        to = path.with_name(path.name.replace(RARE, OF_EUROPE))
        reduced(TTFont(path, recalcTimestamp=False)).save(to)
        print(f"{to.name}: {to.stat().st_size:,} bytes")
