"""The article that started the project, each statement checked against the record."""

from record import page_parameters
from ui import cached, controls, frame, template, what_binds
from ui.article import statements, verdict_counts

view = controls.read()
today = controls.today()
found = cached.claims(today)
verdicts = verdict_counts.chosen()
shown = [claim for claim in found if not verdicts or claim.verdict in verdicts]
template.style("article.css")
frame.begin()
verdict_counts.show(today)
verdict_counts.choice(verdicts)
statements.show(shown, verdicts)
what_binds.still_binding(today)
statements.take_away(shown)
frame.end()
controls.write(view, page_parameters.VERDICT)
