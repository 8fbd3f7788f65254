"""How a status is decided, what the record rests on, and how to cite and mend it."""

from ui import controls, frame, template
from ui.sources import doubts, lengths, status_rules, tables, use

today = controls.today()
view = controls.read()
template.style("charts.css")
template.style("sources.css")
frame.begin()
status_rules.show(today)
status_rules.rules(view.treaty)
tables.show()
lengths.show()
doubts.show()
use.show()
frame.end()
controls.write(view)
