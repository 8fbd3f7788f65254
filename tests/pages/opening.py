"""Opening a page as a script, by its name and the parameters of its address."""

from lxml.html import fragment_fromstring
from streamlit.testing.v1 import AppTest


def open_page(name, **address):
    """Return a page that has run without an exception.

    AppTest runs a script of `pages/` by itself; `dashboard.py` around it is for the browser tests.
    """
    at = AppTest.from_file("../../dashboard.py", default_timeout=60)
    at.switch_page(f"pages/{name}.py")
    for parameter, value in address.items():
        at.query_params[parameter] = value
    at.run()
    assert not at.exception
    return at


def html(at):
    """Return all HTML that the page shows."""
    return "\n".join(element.proto.body for element in at.get("html"))


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
