"""The article that started the project, each statement held against the record."""

from geo.atlas import utc_today
from ui import article_head, article_statements, cached, controls, frame, template

view = controls.read()
found = cached.claims(utc_today())
verdicts = article_head.chosen()
shown = [claim for claim in found if not verdicts or claim.verdict in verdicts]
template.style("article.css")
frame.begin()
article_head.show(found)
article_head.choice(found, verdicts)
article_statements.show(shown)
article_statements.take_away(shown)
frame.end()
controls.write(view, article_head.PARAMETER)
