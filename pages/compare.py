"""What changed between two days: who, from what to what, and how much of the border."""

from geo.comparison import turned
from treaty.changes import changes
from ui import cached, controls, frame, template
from ui.compare import change_maps, days, listing

today = controls.today()
view = controls.read()
between = days.read(view, today)
record = cached.atlas()
changed = changes(record.histories[view.treaty], after=between.first, until=between.last)
before, after = (cached.day(view.treaty, day, today).table for day in (between.first, between.last))
borders = turned(before, after, record.pairs)
template.style("compare.css")
frame.begin()
days.choice(view, between, today)
change_maps.show(view, between, changed, borders, today)
change_maps.maps(view, between)
listing.show(view, between, changed, borders, today)
listing.table(view, between, changed)
frame.end()
controls.write(view, days.FIRST, days.LAST)
