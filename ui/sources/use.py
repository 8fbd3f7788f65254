"""How to cite the record, report an error, and add to it."""

from ui import template


def show() -> None:
    """Show what a citation rests on, and the ways to mend and extend the record."""
    template.show("use.html")
