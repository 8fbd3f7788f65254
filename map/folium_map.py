"""The map as streamlit-folium needs it: an empty base, and a step that carries what to show.

The picture itself is made in the browser by `static/map/`. What is built here is the least that
streamlit-folium sends on: which files to load, one line that makes the map, one line per step.
Build both anew for each run: streamlit-folium adds the step to the map that it is given.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, TypedDict, cast
from urllib.parse import parse_qsl

import folium
from branca.element import Element, Figure
from folium.template import Template

from record.built import STATIC
from record.in_use import current, kept
from treaty.history import EPOCH, day_number

SCRIPTS = (
    "map/fetch.js",
    "leaflet/leaflet.js",
    "map/projections.js",
    "map/timeline.js",
    "map/answer.js",
    "map/time_scale.js",
    "map/near_changes.js",
    "map/line_of_time.js",
    "map/shapes.js",
    "map/names.js",
    "map/pointing.js",
    "map/frame.js",
    "map/drawing.js",
    "map/layer.js",
    "map/sync.js",
    "map/page_words.js",
    "map/sheet.js",
    "map/two_days.js",
    "map/streamlit.js",
)
"""The scripts of the map layer in the order in which they are loaded."""

STYLES = ("leaflet/leaflet.css", "map/layer.css", "map/line_of_time.css")

DATA = ("timeline/ottawa.json", "geometry/europe.json", "geometry/borders.json")
"""What the scripts fetch first, before anybody has asked for a view."""

NOBODY = "none"
"""What the browser sends in place of a country's code when a choice is taken back."""


class State(TypedDict):
    """What the map shows."""

    day: date
    treaty: str
    version: str
    """Version of the treaty's timeline in `static/timeline/`."""
    area: str
    show: Sequence[str]
    """Statuses that stand out; none means all."""
    country: str | None
    """ISO 3166-1 alpha-3 code of the chosen country."""
    quote: str
    """The latest that was said of the chosen country, with its speaker and day; may be empty."""
    theme: str
    """`light` or `dark`."""
    main: bool
    """Whether the page is about this map: it has the line of time, and its day is read aloud."""
    place: str
    """Which of two days that a page compares this is, `first` or `last`; empty on other pages."""
    today: date
    answered: int
    """Number of the browser's last message that the page has taken up, 0 for none."""


@dataclass(frozen=True, slots=True)
class Message:
    """What the visitor chose on a map.

    `country` is None where none was chosen, and `NOBODY` where a choice was taken back.
    """

    number: int
    day: date | None
    country: str | None


def base_map() -> folium.Map:
    """Return the map without a picture. It is the same for every state."""
    return deepcopy(_untouched_map())


@kept()
def _untouched_map() -> folium.Map:
    return _BaseMap()


def step(state: State) -> folium.FeatureGroup:
    """Return what makes the map show a state, for `feature_group_to_add`."""
    return _Step(
        {
            "day": day_number(state["day"]),
            "treaty": str(state["treaty"]),
            "v": state["version"],
            "area": str(state["area"]),
            "show": [str(status) for status in state["show"]],
            "country": state["country"],
            "quote": state["quote"],
            "theme": state["theme"],
            "main": state["main"],
            "today": day_number(state["today"]),
            "answered": state["answered"],
        }
        | ({"place": state["place"]} if state["place"] else {})
    )


def files() -> list[str]:
    """Return the addresses of our files that a map's frame loads, from the root of the site."""
    return [_address(path) for path in (*SCRIPTS, *STYLES, *DATA)]


def message(text: str) -> Message | None:
    """Return what the browser has sent; None for what no map of ours sends.

    Parameters
    ----------
    text
        `last_object_clicked_tooltip`: `day`, `country` and `number` in the form of a query. The
        number makes each message a new value.
    """
    said = dict(parse_qsl(text))
    try:
        number = int(said["number"])
        day = EPOCH + timedelta(days=int(said["day"])) if "day" in said else None
    except (KeyError, ValueError, OverflowError):
        return None
    return Message(number, day, said.get("country"))


@kept()
def assets_version() -> str:
    """Return the version of everything static that the map loads, for `?v=` in addresses."""
    digest = hashlib.sha256(_code())
    for path, content in sorted(current().files.items()):
        digest.update(path.encode())
        digest.update(content)
    return digest.hexdigest()[:8]


@cache
def _code() -> bytes:
    """Return a digest of the scripts and style sheets: those that the process began with."""
    digest = hashlib.sha256()
    for room in ("leaflet", "map"):
        for path in sorted((STATIC / room).iterdir()):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.digest()


class _BaseMap(folium.Map):
    """A map whose frame loads the files of this project and nothing else."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        'var {{ this.get_name() }} = conventionMap.map("{{ this.get_name() }}");'
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__(tiles=None)
        cast(Figure, self.get_root()).header = Element()
        # On the instance: the class's lists belong to all maps of the process.
        # From the component's frame, /component/streamlit_folium.st_folium/index.html.
        self.default_js = [(path, f"../../{_address(path)}") for path in SCRIPTS]
        self.default_css = [(path, f"../../{_address(path)}") for path in STYLES]

    def render(self, **_kwargs: Any) -> str:
        """Add nothing to the page: streamlit-folium takes the template and the links itself."""
        return ""


class _Step(folium.FeatureGroup):
    """A call of the map layer. streamlit-folium looks for the variable by the class's own name."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "conventionMap.step({{ this._parent.get_name() }}, {{ this.call }});"
        "{% endmacro %}"
    )

    def __init__(self, values: dict[str, object]) -> None:
        super().__init__()
        self.call = _script_literal(values)

    def render(self, **_kwargs: Any) -> str:
        """Add nothing to the page, as above."""
        return ""


def _address(path: str) -> str:
    return f"app/static/{path}?v={assets_version()}"


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 .,:-]")


def _script_literal(values: dict[str, object]) -> str:
    r"""Return values as JSON that is safe in a script, in HTML and in a template.

    Within strings every character but letters, digits and ` .,:-` becomes `\uXXXX`: no markup,
    no quote, no `{{` and none of the underscores after which streamlit-folium renames.
    """
    text = json.dumps(values, separators=(",", ":"))
    return _STRING.sub(lambda match: f'"{_escaped(json.loads(match[0]))}"', text)


def _escaped(text: str) -> str:
    return _NOT_PLAIN.sub(
        lambda match: "".join(
            f"\\u{unit:04x}" for unit in memoryview(match[0].encode("utf-16-le")).cast("H")
        ),
        text,
    )
