"""Status pages of the structure of the UN Treaty Collection, made from the record and edited.

The texts are made up; ids, classes and the form of dates are those of the collection's pages.
"""

import gzip
import html
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from record.depositary.counted import counted
from tests.serving import ROOT
from treaty import acts, law

UPSTREAM = ROOT / "tests" / "upstream"
MARK = {
    "acceptance": " A",
    "approval": " AA",
    "accession": " a",
    "succession": " d",
    "provisional_application": " n",
    "definitive_signature": " s",
}
ID = "ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage"
CONSENT = "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
NOTICE = (
    "On {on}, the Government of {name} deposited with the Secretary-General a notification of "
    "withdrawal (See depositary notification {link}.TREATIES-{number} of {on}). The withdrawal "
    "{verb} effect for {name} on {effect} in accordance with article 20 (3) of the Convention."
)


def upstream(name: str) -> bytes:
    """Return a page of the depositary as it was."""
    return gzip.decompress((UPSTREAM / f"{name}.gz").read_bytes())


def written(day: date | str) -> str:
    """Return a day as in a cell of the table: 3 Dec 1997."""
    return f"{date.fromisoformat(str(day)):%d %b\t %Y}".removeprefix("0")


def spelled(day: date | str) -> str:
    """Return a day as in an end note: 3 December 1997."""
    return f"{date.fromisoformat(str(day)):%d %B %Y}".removeprefix("0")


@dataclass
class Row:
    """A participant: its name, the cells of the columns and the texts of its end notes."""

    name: str
    cells: list[str]
    notes: list[str] = field(default_factory=list)


@dataclass
class StatusPage:
    """A page to edit; counts that are None follow from nothing and are left out."""

    as_at: date
    number: str
    title: str
    signatories: int | None
    parties: int
    columns: list[str]
    rows: dict[str, Row]
    declarations: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, line in italics and text."""
    provisional: list[str] = field(default_factory=list)
    """Names under the declarations of article 18."""

    def html(self) -> bytes:
        """Return the page."""
        chapter, number = self.number.split("-")
        notes = [note for row in self.rows.values() for note in row.notes]
        signatories = "" if self.signatories is None else f"Signatories :\n {self.signatories}. "
        return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><meta charset="utf-8" /><title>UNTC</title></head><body><table><tr><td id="headerbox">
<div id="{ID}_div3">STATUS AS AT : {self.as_at:%d-%m-%Y} 10:16:18 EDT</div>
<div id="{ID}_rptHead_ctl00_tcHead">CHAPTER {chapter}</div>
<div id="{ID}_rptTreaty_ctl00_tcTreaty">{number}.\n{html.escape(self.title)}</div>
<div id="{ID}_rptStatus_ctl00_tcText">{signatories}Parties :\n {self.parties}</div>
</td></tr></table>
<table id="{ID}_tblgrid">
<tr class="thead-one">{"".join(f"<td>{name}<br></td>" for name in self.columns)}</tr>
{"".join(self._row(row, notes) for row in self.rows.values())}
</table>
<div id="divAll">{self._declarations()}</div>
<table id="{ID}_dgNotesAll">
{"".join(_note(number, text) for number, text in enumerate(notes, 1))}
</table></body>
</html>
""".encode()

    def _row(self, row: Row, notes: list[str]) -> str:
        numbers = ", ".join(
            f"<A onclick='ShowNoteAll()' href='#{n}' class='noteIndex'>{n}</A>"
            for n in (notes.index(note) + 1 for note in row.notes)
        )
        sup = f" <SUP>{numbers} </SUP>" if numbers else ""
        name = f"<A href='#EndDec' class='noteIndex'>{html.escape(row.name)}</A>{sup}<br>"
        cells = [f"{cell}<br>" if cell else "&nbsp;" for cell in row.cells]
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in (name, *cells))}</tr>\n"

    def _declarations(self) -> str:
        entries = "".join(
            f"<tr><td><div id='{ID}_dgDec_ctl{n:02}_divParticipant'>{html.escape(name)}</div>"
            f"<div id='{ID}_dgDec_ctl{n:02}_divText'><p class='invisible'>{html.escape(name)}</p>"
            f"<p align=left><i>{line}<br></n></i></p>&nbsp;{text}<br></n><br></div></td></tr>"
            for n, (name, line, text) in enumerate(self.declarations, 2)
        )
        provisional = "".join(
            f"<tr><td><div id='{ID}_dgDecUnderArticle_ctl{n:02}_divParticipant'>{name}</div>"
            f"<div id='{ID}_dgDecUnderArticle_ctl{n:02}_divText'><p class='invisible'>{name}</p>"
            "<br></div></td></tr>"
            for n, name in enumerate(self.provisional, 2)
        )
        return (
            f"<div id='{ID}_divMainDecTilte'>Declarations</div>"
            f"<div id='{ID}_divDecTilte'>(Unless otherwise indicated, …)</div>"
            f"<table id='{ID}_dgDec'>{entries}</table>"
            f"<div id='{ID}_divMainDecArt'>Declarations made under article 18 (1)\n</div>"
            f"<div id='{ID}_divDecArt'>(Declaration of provisional application)<br></div>"
            f"<table id='{ID}_dgDecUnderArticle'>{provisional}</table>"
        )


def _note(number: int, text: str) -> str:
    return (
        f'<tr><td><div id="{ID}_dgNotesAll_ctl{number:02}_divNotesAll" class="divNotesAll">'
        f"<a name='{number}'>{number}</a><index></index>{text}<br><br></div></td></tr>\n"
    )


def notice(name: str, on: str, effect: str, *, reference: str, number: str, as_at: date) -> str:
    """Return an end note that reports a notice of withdrawal."""
    year = reference.rpartition(".")[2]
    address = f"https://treaties.un.org/doc/Publication/CN/{year}/{reference[:1]}{reference[2:]}"
    return NOTICE.format(
        on=spelled(on),
        name=name,
        link=f"<a href='{address}-Eng.pdf' target='_blank'>{reference}</a>",
        number=number,
        verb="took" if effect <= as_at.isoformat() else "will take",
        effect=spelled(effect),
    )


def of_record(tables, treaty: str, as_at: date) -> StatusPage:
    """Return the page that lists, as at a day, the certain acts of a treaty in the tables."""
    about = tables.treaties.set_index("treaty").loc[treaty]
    number = about["un_treaty_collection"]
    own = tables.actions.query("treaty == @treaty and date != '' and date <= @as_at.isoformat()")
    names = tables.states.set_index("iso3")["name"]
    rows = {}
    for iso3, made in own.groupby("iso3", sort=False):
        left = ((made["action"] == law.WITHDRAWAL) & (made["effective_date"] <= str(as_at))).any()
        cells = ["", "", ""]
        notes = []
        for act in made.itertuples():
            cell = written(act.date) + MARK.get(act.action, "")
            cell = f"[{cell} ]" if left else f" &nbsp;{cell} "
            if act.action == law.SIGNATURE:
                cells[0] = cell
            elif act.action == law.PROVISIONAL_APPLICATION:
                cells[1] = cell
            elif act.action in law.CONSENT:
                cells[2] = cell
            elif act.action == law.WITHDRAWAL:
                short = act.reference.partition(".TREATIES")[0]
                told = {"reference": short, "number": number, "as_at": as_at}
                notes.append(notice(names[iso3], act.date, act.effective_date, **told))
        lands = tables.territories.query("treaty == @treaty and iso3 == @iso3")
        notes += [f"{row.text} {row.reference}".strip() for row in lands.itertuples()]
        if any(cells):
            rows[iso3] = Row(names[iso3], cells, notes)
    rule = acts.rules(tables.treaties)[treaty]
    declared = tables.declarations.query("treaty == @treaty")
    by_article = declared["reference"].str.contains("under article")
    signatories, parties = counted(own, treaty, rule, as_at)
    return StatusPage(
        as_at=as_at,
        number=number,
        title=about["title"],
        signatories=signatories,
        parties=parties,
        columns=["Participant", "Signature", "Provisional application(n)", CONSENT],
        rows=rows,
        declarations=[
            (names[row.iso3], _line(row), "Text.") for row in declared[~by_article].itertuples()
        ],
        provisional=[names[iso3] for iso3 in declared.loc[by_article, "iso3"]],
    )


def _line(row) -> str:
    return f"{row.title} made upon {row.made_upon}:"


def save(page: StatusPage, folder: Path) -> str:
    """Save a page as a visitor would and return its path."""
    path = folder / "status.html"
    path.write_bytes(page.html())
    return str(path)
