"""How a status is decided, what the record rests on, and how to cite, mend and extend it."""

from ui import controls, frame, template
from ui.sources import doubts, status_rules, tables, use

view = controls.read()
template.style("sources.css")
frame.begin()
status_rules.show()
status_rules.rules(view.treaty)
tables.show()
doubts.show()
use.show(controls.today())
frame.end()
controls.write(view)
