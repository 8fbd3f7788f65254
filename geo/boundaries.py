"""Whose lines the areas follow, where states do not agree."""

RESOLUTIONS = ("68/262", "ES-11/4")
"""Of the General Assembly of the United Nations."""
FOLLOWED = f"Boundaries follow the UN General Assembly (resolutions {' and '.join(RESOLUTIONS)})"
