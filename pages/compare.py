"""What changed between two days: who, from what to what, and how much of the border."""

from record.page_answers import compared
from record.page_parameters import FIRST, LAST, SWIPE
from ui import cached, controls, frame, template
from ui.compare import change_maps, days, listing

today = controls.today()
view = controls.read()
between = days.read(view, today)
meeting = change_maps.meeting()
found = compared(view, between, cached.basis(today))
template.style("compare.css")
frame.begin()
days.choice(view, between, today)
change_maps.show(view, between, found, today)
change_maps.maps(view, between, meeting)
listing.show(view, between, found, today)
listing.table(view, between, found.changed)
own = {FIRST: between.first.isoformat(), LAST: between.last.isoformat()}
frame.end(own | ({} if meeting is None else {SWIPE: str(meeting)}))
controls.write(view, FIRST, LAST, SWIPE)
