"""Templates and what they may call: how days, lengths, ranks and references are written."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from wording.links import leads_to, publisher
from wording.values import (
    day_of_year,
    notification,
    ordinal,
    whole_km,
    written_day,
    written_span,
)

PIECES = Path(__file__).parent / "pieces"
"""Templates of what stands in pages of every kind."""


def templates(folder: Path) -> Environment:
    """Return the templates of a folder, and the pieces that all pages share.

    Every value is escaped, but not in plain text (.txt).
    """
    found = Environment(
        loader=FileSystemLoader([folder, PIECES]),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {
        "day": written_day,
        "day_of_year": day_of_year,
        "km": whole_km,
        "notification": notification,
        "ordinal": ordinal,
        "publisher": publisher,
    }
    found.globals |= {"between": written_span, "leads_to": leads_to}
    found.policies["json.dumps_kwargs"] = {"separators": (",", ":")}  # in the order given
    return found
