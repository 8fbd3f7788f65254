"""What changed between two days: who, from what to what, and how much of the border."""

from geo.atlas import utc_today
from geo.comparison import turned
from treaty.changes import changes
from ui import cached, compare_days, compare_head, compare_list, controls, frame, template

today = utc_today()
view = controls.read()
days = compare_days.read(view, today)
record = cached.atlas()
changed = changes(record.histories[view.treaty], after=days.first, until=days.last)
before, after = (cached.day(view.treaty, day, today).table for day in (days.first, days.last))
borders = turned(before, after, record.pairs)
template.style("compare.css")
frame.begin()
compare_days.choice(view, days, today)
compare_head.show(view, days, changed, borders, today)
compare_head.maps(view, days)
compare_list.show(view, days, changed, borders, today)
compare_list.table(view, days, changed)
frame.end()
controls.write(view, compare_days.FIRST, compare_days.LAST)
