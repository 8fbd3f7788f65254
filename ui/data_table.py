"""How high a table stands on a page."""

ROW = 35
"""Height in pixels of a row of Streamlit's tables, and of their head."""

MOST_ROWS = 25
"""How many rows stand at once; a longer table scrolls."""


HOST = r"https?://(?:www\.)?([^/]+)"
"""What a link in a table shows of its address, as a pattern: where it leads."""


def height(rows: int) -> int:
    """Return the height in pixels of a table that is as high as its rows."""
    return ROW * (min(rows, MOST_ROWS) + 1) + 3
