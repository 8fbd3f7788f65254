"""Colours that Streamlit's theme and the style sheets repeat: the palette's, or each other's."""

import re
import tomllib

import pytest

from palette import colours
from tests.serving import ROOT

CLASSES = {"blueColor": "party", "orangeColor": "leaving", "redColor": "left"}
"""The colours of the theme that are those of a class."""
SERIES = ["party", "leaving", "joining"]
"""The classes whose colours the first series of a chart have."""
PAGE = {
    "--ground": "backgroundColor",
    "--raised": "secondaryBackgroundColor",
    "--link": "linkColor",
    "--rule": "borderColor",
}
"""What pages without Streamlit take from the theme."""


@pytest.fixture(scope="module")
def theme():
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]


def variables(path):
    """The colours of a style sheet that depend on the theme, by their name."""
    text = (ROOT / path).read_text()
    light, _, dark = text.partition("@media (prefers-color-scheme: dark)")
    found = re.findall(r"(--[\w-]+): light-dark\((#\w+), (#\w+)\)", text)
    of_dark = dict(re.findall(r"(--[\w-]+): (#\w+);", dark))
    of_light = dict(re.findall(r"(--[\w-]+): (#\w+);", light))
    found += [(name, of_light[name], colour) for name, colour in of_dark.items()]
    return {name: dict(zip(colours.THEMES, by_theme, strict=True)) for name, *by_theme in found}


@pytest.mark.parametrize("shade", colours.THEMES)
def test_colours_of_the_theme_are_those_of_the_classes(theme, shade):
    for name, status in CLASSES.items():
        assert theme[shade][name] == colours.FILL[status][shade], name
    series = [colours.FILL[status][shade] for status in SERIES]
    assert theme[shade]["chartCategoricalColors"][: len(series)] == series


@pytest.mark.parametrize("shade", colours.THEMES)
def test_red_is_that_of_left_alone(theme, shade):
    red = colours.FILL["left"][shade]
    assert [name for name, colour in theme[shade].items() if colour == red] == ["redColor"]
    assert red not in theme[shade]["chartCategoricalColors"]


@pytest.mark.parametrize("sheet", ["static/embed/embed.css", "service/templates/index.css"])
def test_pages_without_streamlit_have_the_colours_of_those_with_it(theme, sheet):
    found = variables(sheet)
    for name, of_theme in PAGE.items():
        assert found[name] == {shade: theme[shade][of_theme] for shade in colours.THEMES}, name


def test_the_sea_and_the_ink_of_style_sheets_are_those_of_the_map(theme):
    assert variables("static/embed/embed.css")["--sea"] == colours.SURFACE["sea"]
    ink = {"light": colours.SURFACE["ink"]["light"], "dark": theme["dark"]["textColor"]}
    assert variables("static/embed/embed.css")["--ink"] == ink
    assert variables("service/templates/index.css")["--ink"] == ink
    page = variables("ui/styles/page.css")
    assert page["--text"] == ink
    assert page["--page"] == {shade: theme[shade]["backgroundColor"] for shade in colours.THEMES}
