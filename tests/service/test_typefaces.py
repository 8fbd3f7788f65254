"""Pages are set in the typefaces of `static/fonts/`, and Streamlit's own are not fetched."""

import re
import urllib.request
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools import icons, letters

ROOT = Path(__file__).parent.parent.parent
FONTS = ROOT / "static" / "fonts"
FACES = (ROOT / "ui" / "styles" / "faces.css").read_text(encoding="utf-8")
SHEETS = sorted(path.name for path in (icons.SERVED / "css").glob("*.css"))
FAMILY = re.compile(r"@font-face\s*\{[^}]*?font-family:\s*\"?([^;\"}]+)")
OF_MATHEMATICS = re.compile("KaTeX_")


def get(url):
    with urllib.request.urlopen(url) as got:
        return got.headers, got.read()


def families(sheet):
    return {name for name in FAMILY.findall(sheet) if not OF_MATHEMATICS.match(name)}


def test_ours_have_the_names_of_streamlits_own():
    streamlits = [(icons.SERVED / "css" / name).read_text(encoding="utf-8") for name in SHEETS]
    assert families("".join(streamlits)) == families(FACES)


@pytest.mark.parametrize("name", SHEETS)
def test_streamlits_style_sheets_come_whole_but_for_its_own_faces(server, name):
    whole = (icons.SERVED / "css" / name).read_text(encoding="utf-8")
    headers, body = get(f"{server.url}/static/css/{name}")
    sheet = body.decode()
    assert not families(sheet)
    assert "immutable" in headers["Cache-Control"]
    assert int(headers["Content-Length"]) == len(body)
    rest, _ = re.subn(r"@font-face\s*\{[^}]*\}", "", whole)
    assert re.sub(r"@font-face\s*\{[^}]*\}", "", sheet) == rest


def test_the_first_page_names_every_file_with_its_version_and_fetches_three_at_once(server):
    _, page = get(server.url)
    head, _, _ = page.decode().partition("</head>")
    named = re.findall(r'url\("(app/static/fonts/([\w-]+\.woff2)\?v=\w{8})"\)', head)
    assert {name for _, name in named} == {path.name for path in FONTS.glob("*.woff2")}
    for address, name in named:
        headers, body = get(f"{server.url}/{address}")
        assert headers["Content-Type"] == "font/woff2"
        assert body == (FONTS / name).read_bytes()
    at_once = re.findall(r'<link\s+rel="preload"\s+href="([^"]+)"\s+as="font"', head)
    assert len(at_once) == 3
    assert set(at_once) <= {address for address, _ in named}


def test_the_small_files_of_rare_letters_hold_all_those_of_europe():
    small = sorted(FONTS.glob(f"*{letters.OF_EUROPE}*.woff2"))
    assert {path.name.replace(letters.OF_EUROPE, letters.RARE) for path in small} == {
        path.name for path in FONTS.glob(f"*{letters.RARE}*.woff2")
    }
    for path in small:
        of_all = TTFont(path.with_name(path.name.replace(letters.OF_EUROPE, letters.RARE)))
        assert set(TTFont(path).getBestCmap()) == set(of_all.getBestCmap()) & letters.LETTERS
        assert path.name in FACES


def test_every_icon_that_a_page_can_show_is_a_picture_and_not_its_name():
    drawn = icons.drawn(TTFont(icons.ICONS))
    missing = (icons.named() & icons.drawn(icons.full())) - drawn
    assert not missing, f"make icons draws {missing}"
    assert {"download", "expand_more", "warning"} <= drawn


def test_a_page_names_no_icon_that_streamlit_has_not():
    unknown = icons.named_by_pages() - icons.drawn(TTFont(icons.ICONS))
    assert not unknown
