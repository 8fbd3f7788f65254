"""A copy of the project whose record has gone on: `python -m tests.changed_record FOLDER`.

Into its tables comes what a week may bring: a status page of the depositary with a notice of
withdrawal, an accession and the days that were not known, taken in by `service update`; then the
return of a state that had left, an event and a quote. All of it is made up.
"""

import csv
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from record.atlas import Atlas, load, status_table, utc_today
from record.depositary.update.command import update
from tests.editing import build_timelines, copy_project, copy_room
from tests.status_page import MARK, Row, notice, of_record, save, written
from treaty import acts, described
from treaty.statuses import Status

TREATY = "ottawa"
NUMBER = "XXVI-5"


def changed_record(folder: Path, today: date) -> Path:
    """Make a project folder with a record that holds made-up acts and words of the last days."""
    project = copy_project(folder)
    for room in ("data/raw", "docs", "tests"):  # they find the project by where they really lie
        copy_room(project, room)
    data = project / "data"
    atlas = load(data)
    day = today - timedelta(days=3)
    _take_a_page_in(project, atlas, day, today)
    _add(data, "actions", _return(atlas, day, today))
    told = {
        "treaty": TREATY,
        "date": day.isoformat(),
        "iso3": "NOR",
        "source_title": "Made up for a test",
        "source_url": "https://example.org/this-week",
        "retrieved": today.isoformat(),
        "confidence": "medium",
    }
    event = {"title": "An event of this week", "detail": "It is made up.", "kind": "announcement"}
    _add(data, "events", told | event | {"id": "e9001"})
    words = {"quote": "Words of this week, made up", "language": "en", "original_language": "en"}
    speaker = {"speaker": "A speaker", "role": "Minister", "organisation": "Government of Norway"}
    kind = {"stance": "defending_ban", "topic": "withdrawal"}
    _add(data, "quotes", told | words | speaker | kind | {"id": "q9001"})
    for name in ("events", "quotes"):
        about = described.read(name, data) | {"coverage_end": today.isoformat()}
        (data / described.file_of(name)).write_text(described.written(about), encoding="utf-8")
    build_timelines(project)
    return project


def _take_a_page_in(project: Path, atlas: Atlas, day: date, today: date) -> None:
    """Take in a page that lists, beside the record, what one of the last days has brought."""
    tables = atlas.tables
    page = of_record(tables, TREATY, today)
    names = tables.states.set_index("iso3")["name"]
    leaves, joins = _with(atlas, Status.PARTY, today), _with(atlas, Status.OUTSIDE, today)
    told = {"reference": f"C.N.9001.{day.year}", "number": NUMBER, "as_at": today}
    effect = acts.rules(tables.treaties)[TREATY].withdrawal_effect(day)
    page.rows[leaves].notes.append(
        notice(names[leaves], day.isoformat(), effect.isoformat(), **told)
    )
    page.rows[joins] = Row(names[joins], ["", "", f"{written(day)} a"])
    page.parties += 1
    for act in tables.actions.query("treaty == @TREATY and date == ''").itertuples():
        if act.action in MARK:
            first, last = map(date.fromisoformat, (act.date_earliest, act.date_latest))
            found = written(first + (last - first) / 2) + MARK[act.action]
            page.rows[act.iso3] = Row(names[act.iso3], ["", "", found])
            page.parties += 1
    where = {"folder": project / "data", "built": project / "static" / "timeline"}
    with TemporaryDirectory() as aside:
        said = update(TREATY, save(page, Path(aside)), apply=True, today=today, **where)
    assert "Taken in: " in said and "count differs" not in said, said


def _with(atlas: Atlas, status: Status, today: date) -> str:
    """Return a state with a status, one on NATO's border with Russia and Belarus if there is."""
    table = status_table(atlas, TREATY, today, today=today)
    found = list(table.loc[table["status"] == status, "iso3"])
    on_the_border = set(atlas.pairs.loc[atlas.pairs["nato"], "iso3"])
    return min(found, key=lambda iso3: iso3 not in on_the_border)


def _return(atlas: Atlas, day: date, today: date) -> dict[str, str]:
    iso3 = _with(atlas, Status.LEFT, today)
    rule = acts.rules(atlas.tables.treaties)[TREATY]
    return {
        "treaty": TREATY,
        "iso3": iso3,
        "action": "accession",
        **dict.fromkeys(("date", "date_earliest", "date_latest"), day.isoformat()),
        "effective_date": rule.entry_into_force(day).isoformat(),
        "source_url": "https://example.org/this-week",
        "confirmed_by": "Made up for a test",
        "confidence": "medium",
        "taken_up": today.isoformat(),
    }


def _add(data: Path, name: str, row: dict[str, str]) -> None:
    path = data / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerow(row)


if __name__ == "__main__":
    (into,) = sys.argv[1:]
    changed_record(Path(into), utc_today())
