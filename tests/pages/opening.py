"""Opening a page as a script, by its name and the parameters of its address."""

import json
import re
from urllib.parse import urlencode

from lxml.html import fragment_fromstring
from streamlit.testing.v1 import AppTest


def open_page(name, **address):
    """Return a page that has run without an exception.

    AppTest runs a script of `pages/` by itself; `dashboard.py` around it is for the browser tests.
    """
    at = AppTest.from_file("../../dashboard.py", default_timeout=180)
    at.switch_page(f"pages/{name}.py")
    for parameter, value in address.items():
        at.query_params[parameter] = value
    at.run()
    assert not at.exception
    return at


def open_folds(at, *keys):
    """Open folds of a page, which holds none of what is in them before, and return the page."""
    for key in keys:
        at.session_state[key] = True
    at.run()
    assert not at.exception
    return at


def html(at):
    """Return all HTML that the page shows."""
    return "\n".join(element.proto.body for element in at.get("html"))


def maps(at):
    """Return what the step of each map carries, in the order of the page."""
    steps = [json.loads(map_.proto.json_args)["feature_group"] for map_ in _components(at)]
    call = re.compile(r"conventionMap\.step\(map_div, (.*?)\);")
    return [json.loads(call.search(step)[1]) for step in steps]


def _components(at):
    found = at.get("component_instance")
    return [each for each in found if "feature_group" in each.proto.json_args]


def on_the_map(at):
    """Return what the step of the page's one map carries."""
    (step,) = maps(at)
    return step


def choose_on_the_map(at, **message):
    """Send what the page's map sends when a visitor has chosen: a number, a day, a country.

    AppTest knows no components, but takes the state of any widget as a browser sends it.
    """
    send_from_the_map(at, urlencode(message))


def send_from_the_map(at, text):
    """Send any text in the place of a map's message."""
    (component,) = _components(at)
    states = at._tree.get_widget_states()
    answer = json.dumps({"last_object_clicked_tooltip": text})
    states.widgets.add(id=component.proto.id, json_value=answer)
    at._run(states)
    assert not at.exception


def button(at, label):
    """Return the button of a page with a label."""
    return next(button for button in at.button if button.label == label)


def copyable(at):
    """Return the texts that the page offers to copy, by their titles."""
    page = fragment_fromstring(html(at), create_parent="div")
    return {
        box.get("aria-label"): box.find_class("text")[0].text_content()
        for box in page.find_class("copyable")
    }


def address(at, name):
    """Return the values of a parameter of the page's address."""
    value = at.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)
