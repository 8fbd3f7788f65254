"""Text of others in what Streamlit reads as Markdown: labels, warnings, captions."""

import re

_MEANT = re.compile(r"[\\`*_\[\]<>&$~|]|[:.](?=\S)|^[#+=-]")
_LINKED = re.compile(r"://|www(?=\\.)|@", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text of one line as Markdown that shows it letter by letter.

    Nothing in it becomes a picture, a link, an address, mathematics, an icon or a colour.
    """
    escaped = _MEANT.sub(r"\\\g<0>", text)
    # Addresses become links even where they are escaped: a joiner without width parts them.
    return _LINKED.sub("\\g<0>\u2060", escaped)
