"""How to cite the record, report an error, and add to it."""

from datetime import date

from ui import addresses, cached, template
from wording.citation import citation


def show(today: date) -> None:
    """Show the citation with its date and version, and the ways to mend and extend the record."""
    template.show("heading.html", title="How to cite")
    cited = citation(cached.atlas().version, addresses.page(), read=today)
    template.copyable(("Citation of the whole record", cited))
    template.show("use.html")
