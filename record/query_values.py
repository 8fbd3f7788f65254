"""The values of an address's query, freed from what was done to a link on its way.

`static/embed/view.js` reads a query in the same way in the browser.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

IGNORED = re.compile(
    r"_|_ga|_gl|utm_\w+|mc_cid|mc_eid|fbclid|gclid|dclid|gbraid|wbraid|gad_source|gad_campaignid"
    r"|msclkid|twclid|ttclid|yclid|li_fat_id|igsh|igshid|mkt_tok|mtm_\w+|_hsenc|_hsmi"
    r"|childid|initialwidth|parenttitle|parenturl"
)
"""Names of parameters that networks and mail programs add to find out who follows a link, and that
pym.js adds to the address of a frame."""
_ESCAPED = re.compile(r"^(amp;)+")
"""What is left before a name where `&` was written as in HTML."""


def query_values(query: str, *, most: int | None = None) -> dict[str, list[str]]:
    """Return the values of a query by name; raise ValueError if there are more than `most`."""
    return tidied(parse_qs(query, keep_blank_values=True, max_num_fields=most))


def tidied(values: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return values by name: names in small letters, no blanks around, nothing that tracks."""
    tidy: dict[str, list[str]] = {}
    for given, texts in values.items():
        name = _ESCAPED.sub("", given.strip().lower())
        if not IGNORED.fullmatch(name):
            tidy.setdefault(name, []).extend(text.strip() for text in texts)
    return tidy
