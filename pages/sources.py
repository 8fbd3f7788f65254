"""How a status is decided, what the record rests on, and how to cite, mend and extend it."""

from geo.atlas import utc_today
from ui import controls, frame, sources_doubts, sources_head, sources_tables, sources_use, template

view = controls.read()
template.style("sources.css")
frame.begin()
sources_head.show()
sources_head.rules()
sources_tables.show()
sources_doubts.show()
sources_use.show(utc_today())
frame.end()
controls.write(view)
