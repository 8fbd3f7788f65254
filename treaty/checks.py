"""Rules between rows and tables: codes that exist, and acts that the law allows."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pandas as pd

from treaty import acts, law
from treaty.columns import AGGREGATES
from treaty.faults import Fault
from treaty.indicators import INDICATORS
from treaty.schemas import FIRST_ROW

Frames = Mapping[str, pd.DataFrame]


def law_faults(frames: Frames) -> list[Fault]:
    """Return every fault that no single cell shows, for tables that fit their schemas."""
    faults = list(_unknown_codes(frames))
    if faults:
        return faults
    checks: tuple[Callable[[Frames], Iterator[Fault]], ...] = (
        _dates_of_acts,
        _effects,
        _order_of_acts,
        _states,
        _events_and_quotes,
        _published_lengths,
        _context,
        _claims,
    )
    return [fault for check in checks for fault in check(frames)]


def _row(index: object) -> int:
    return int(str(index)) + FIRST_ROW


def _unknown_codes(frames: Frames) -> Iterator[Fault]:
    states = set(frames["states"]["iso3"])
    treaties = set(frames["treaties"]["treaty"])
    known = {
        ("states", "part_of"): states | {""},
        ("actions", "treaty"): treaties,
        ("actions", "iso3"): states,
        ("actions", "concerns"): states | {""},
        ("declarations", "treaty"): treaties,
        ("declarations", "iso3"): states,
        ("participant_names", "iso3"): states,
        ("quotes", "treaty"): treaties,
        ("quotes", "iso3"): states | set(AGGREGATES),
        ("events", "treaty"): treaties,
        ("events", "iso3"): states | set(AGGREGATES) | {""},
        ("border_lengths_published", "iso3_a"): states,
        ("border_lengths_published", "iso3_b"): states,
        ("context", "iso3"): states | set(AGGREGATES),
    }
    for (table, column), codes in known.items():
        for index, cell in frames[table][column].items():
            for code in cell.split(";"):
                if code not in codes:
                    where = "treaties.csv" if column == "treaty" else "states.csv"
                    reason = f"{code!r}: not a code of {where}"
                    yield Fault(f"{table}.csv", _row(index), column, reason)


def _dates_of_acts(frames: Frames) -> Iterator[Fault]:
    opened = {
        code: rule.opened.isoformat() for code, rule in acts.rules(frames["treaties"]).items()
    }
    cannot = set(frames["states"].query("can_deposit == 'false'")["iso3"])

    def fault(row: object, column: str, reason: str) -> Fault:
        return Fault("actions.csv", _row(row.Index), column, reason)  # type: ignore[attr-defined]

    for row in frames["actions"].itertuples():
        if row.iso3 in cannot:
            yield fault(row, "iso3", f"{row.iso3!r}: cannot deposit, so it has no act")
        if row.date_earliest > row.date_latest:
            yield fault(row, "date_latest", f"{row.date_latest!r}: before {row.date_earliest}")
        if row.date and not row.date_earliest <= row.date <= row.date_latest:
            span = f"{row.date_earliest} to {row.date_latest}"
            yield fault(row, "date", f"{row.date!r}: outside its bounds {span}")
        if row.date_earliest < opened[row.treaty]:
            reason = f"{row.date_earliest!r}: before the treaty was opened on {opened[row.treaty]}"
            yield fault(row, "date_earliest", reason)


def _effects(frames: Frames) -> Iterator[Fault]:
    rules = acts.rules(frames["treaties"])
    born = frames["states"].set_index("iso3")["state_since"]
    for row in frames["actions"].itertuples():
        rule, expected = rules[row.treaty], {""}
        if row.date and row.action in law.CONSENT:
            expected = {rule.entry_into_force(date.fromisoformat(row.date)).isoformat()}
            if row.action == law.SUCCESSION:
                # A successor may be bound from the day on which it came into being
                # (South Sudan, by the practice of the UN Office of Legal Affairs).
                expected |= {born[row.iso3]} - {""}
        elif row.date and row.action == law.WITHDRAWAL:
            expected = {rule.withdrawal_effect(date.fromisoformat(row.date)).isoformat()}
        if row.effective_date not in expected:
            wanted = " or ".join(sorted(expected)) or "nothing"
            reason = f"{row.effective_date!r}: expected {wanted} for {row.action} of {row.date}"
            yield Fault("actions.csv", _row(row.Index), "effective_date", reason)


def _order_of_acts(frames: Frames) -> Iterator[Fault]:
    actions = frames["actions"].assign(
        on=lambda t: t["date"].where(t["date"] != "", t["date_latest"])
    )
    rank = {law.SIGNATURE: 0, **dict.fromkeys(law.CONSENT, 1)}
    actions = actions.assign(rank=actions["action"].map(rank).fillna(2))
    decisive = actions[actions["action"].isin(law.DECISIVE)].sort_values(["on", "rank"])
    for (treaty, iso3), own in decisive.groupby(["treaty", "iso3"]):
        signed = consented = False
        for row in own.itertuples():
            reason = None
            if row.action == law.SIGNATURE:
                reason = (
                    "signature after consent or after another signature"
                    if signed or consented
                    else None
                )
                signed = True
            elif row.action in law.CONSENT:
                if consented:
                    reason = "a second binding act with no withdrawal between"
                elif row.action in {"ratification", "acceptance", "approval"} and not signed:
                    reason = "no signature before it"
                consented = True
            elif not consented:
                reason = "no consent before it"
            elif row.action == law.WITHDRAWAL:
                consented = False
            if reason:
                place = f"{row.action!r} of {iso3} ({treaty}) on {row.on}"
                yield Fault("actions.csv", _row(row.Index), "action", f"{place}: {reason}")


def _states(frames: Frames) -> Iterator[Fault]:
    for row in frames["states"].itertuples():
        if row.part_of and not row.state_since:
            reason = f"{row.part_of!r}: needs the day on which {row.iso3} came into being"
            yield Fault("states.csv", _row(row.Index), "state_since", reason)


def _events_and_quotes(frames: Frames) -> Iterator[Fault]:
    for row in frames["events"].itertuples():
        if row.end_date and row.end_date < row.date:
            reason = f"{row.end_date!r}: before the event began on {row.date}"
            yield Fault("events.csv", _row(row.Index), "end_date", reason)
    for row in frames["quotes"].itertuples():
        if row.language != "en" and not row.translation:
            reason = f"the words are in {row.language!r}: expected a translation into English"
            yield Fault("quotes.csv", _row(row.Index), "translation", reason)


def _published_lengths(frames: Frames) -> Iterator[Fault]:
    table = frames["border_lengths_published"]
    for (one, other), own in table.groupby(["iso3_a", "iso3_b"]):
        pair_has = (own["like_for_like"] == "true").sum()
        if pair_has > 1:
            reason = f"{one}–{other} has {pair_has} figures of like definition, expected one"
            yield Fault(
                "border_lengths_published.csv", _row(own.index[-1]), "like_for_like", reason
            )


def _context(frames: Frames) -> Iterator[Fault]:
    key = ["iso3", "indicator", "year", "edition"]
    again = frames["context"].duplicated(key)
    for row in frames["context"].itertuples():
        indicator = INDICATORS[row.indicator]
        if not indicator.allows(row.value):
            reason = f"{row.value!r}: expected {indicator.expected} for {row.indicator}"
            yield Fault("context.csv", _row(row.Index), "value", reason)
        if indicator.by_edition and not row.edition:
            reason = f"'': expected the edition, since those of {row.indicator} do not compare"
            yield Fault("context.csv", _row(row.Index), "edition", reason)
        if again[row.Index]:
            reason = f"{row.value!r}: a second value for {row.iso3}, {row.indicator}, {row.year}"
            yield Fault("context.csv", _row(row.Index), "value", reason)


def _claims(frames: Frames) -> Iterator[Fault]:
    for row in frames["article_claims"].itertuples():
        if row.verdict != "opinion" and not row.evidence_url:
            reason = f"'': expected the evidence of a verdict {row.verdict!r}"
            yield Fault("article_claims.csv", _row(row.Index), "evidence_url", reason)
