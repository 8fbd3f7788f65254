"""What differs taken into the tables: rows added and changed, never one removed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import pandas as pd

from record.depositary import days
from record.depositary.act_differences import changes, full_reference
from record.depositary.differences import Difference, Kind, heading
from record.depositary.page import ListedAct, ListedDeclaration, ListedTerritories, Page
from treaty import law
from treaty.collation import collated
from treaty.law import Rules


@dataclass(frozen=True)
class Reading:
    """A page that was read, the row of `treaties.csv` and the rules that it falls under, and when.

    `retrieved` is the day on which the page was fetched.
    """

    page: Page
    treaty: pd.Series
    rules: Rules
    retrieved: date

    @property
    def confirmation(self) -> str:
        """The page as a source that gives a day, for `confirmed_by`."""
        return f"UNTC {self.page.header.as_at}, retrieved {self.retrieved}"


def acts_taken_in(
    reading: Reading, found: Sequence[Difference], actions: pd.DataFrame
) -> pd.DataFrame:
    """Return the table `actions` with what is new and changed, in no order of its own."""
    taken = actions.copy()
    new = []
    for one in found:
        if not isinstance(one.listed, ListedAct):
            continue
        if one.kind is Kind.NEW:
            new.append(_new_act(reading, one.listed))
        else:
            cells = _changed_act(reading, one.listed, taken.loc[one.row])
            taken.loc[one.row, list(cells)] = list(cells.values())
    return pd.concat([taken, pd.DataFrame(new)], ignore_index=True)


def declarations_taken_in(
    reading: Reading, found: Sequence[Difference], declarations: pd.DataFrame
) -> pd.DataFrame:
    """Return the table `declarations` with what is new and changed, in no order of its own."""
    taken = declarations.copy()
    new = []
    for one in found:
        if not isinstance(one.listed, ListedDeclaration):
            continue
        cells = {"made_upon": one.listed.made_upon, "date": one.listed.date}
        if one.kind is Kind.NEW:
            new.append(_new_declaration(reading, one.listed) | cells)
        else:
            taken.loc[one.row, list(cells)] = list(cells.values())
    return pd.concat([taken, pd.DataFrame(new)], ignore_index=True)


def territories_taken_in(
    reading: Reading, found: Sequence[Difference], territories: pd.DataFrame
) -> pd.DataFrame:
    """Return the table `territories` with what is new and changed, in no order of its own."""
    taken = territories.copy()
    new = []
    for one in found:
        if not isinstance(one.listed, ListedTerritories):
            continue
        cells = asdict(one.listed)
        if one.kind is Kind.NEW:
            own = {"treaty": reading.treaty["treaty"], "source_url": reading.treaty["source_url"]}
            new.append(own | cells | {"areas": ""})
        else:
            taken.loc[one.row, list(cells)] = list(cells.values())
    return pd.concat([taken, pd.DataFrame(new)], ignore_index=True)


def in_order(rows: pd.DataFrame, treaties: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """Return rows by treaty and the name of the state, as the tables are kept."""
    treaty = rows["treaty"].map({code: place for place, code in enumerate(treaties["treaty"])})
    name = rows["iso3"].map(states.set_index("iso3")["name"])
    order = pd.DataFrame({"treaty": treaty, "name": collated(name)})
    order = order.sort_values(["treaty", "name"], kind="stable")
    return rows.loc[order.index].reset_index(drop=True)


def _new_act(reading: Reading, act: ListedAct) -> dict[str, str]:
    on = act.on.isoformat()
    return {
        "treaty": reading.treaty["treaty"],
        "iso3": act.iso3,
        "action": act.action,
        "date": on,
        "date_earliest": on,
        "date_latest": on,
        "effective_date": _effect(reading, act),
        "concerns": "",
        "reference": full_reference(act.reference, reading.page.header.number),
        "reference_url": act.reference_url,
        "source_url": reading.treaty["source_url"],
        "confirmed_by": reading.confirmation,
        "confidence": "medium",
        "note": _REACHES_BACK.format(reading.treaty["entry_into_force_article"])
        if act.action == law.SUCCESSION
        else "",
        "effective_earliest": "",
        "taken_up": reading.retrieved.isoformat(),
    }


def _changed_act(reading: Reading, act: ListedAct, row: Any) -> dict[str, str]:
    cells = changes(act, row, reading.page.header.number)
    if cells.keys() <= {"reference", "reference_url"}:
        return cells
    # What other sources confirmed was another day, so the page stands alone for this one.
    first, last = (days.in_words(row[name]) for name in ("date_earliest", "date_latest"))
    was = f"of {first}" if first == last else f"between {first} and {last}"
    until = days.in_words(reading.retrieved.isoformat())
    note = f"Recorded until {until} as {row['action']} {was}, after {row['confirmed_by']}."
    return cells | {
        "effective_date": _effect(reading, act),
        "effective_earliest": "",
        "taken_up": reading.retrieved.isoformat(),
        "source_url": reading.treaty["source_url"],
        "confirmed_by": reading.confirmation,
        "confidence": "medium",
        # Without a day the old note is about the doubt that the page has ended.
        "note": f"{row['note']} {note}".strip() if row["date"] else note,
    }


def _effect(reading: Reading, act: ListedAct) -> str:
    if act.action in law.CONSENT:
        return reading.rules.entry_into_force(act.on).isoformat()
    return act.effect.isoformat() if act.effect else ""


_REACHES_BACK = "In force by the rule of article {}; a succession may reach back."


def _new_declaration(reading: Reading, one: ListedDeclaration) -> dict[str, str]:
    return {
        "treaty": reading.treaty["treaty"],
        "iso3": one.iso3,
        "title": one.title,
        "reference": heading(one, reading.page.header.number),
        "source_url": f"{reading.treaty['source_url']}#EndDec",
    }
