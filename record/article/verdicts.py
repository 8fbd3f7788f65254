"""Statements of the article that the tables themselves decide, worked out anew each time."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.areas import Area
from record.atlas import Atlas
from record.view import DEFAULT_TREATY
from treaty.counts import counts, counts_on
from treaty.indicators import INDICATORS
from treaty.law import WITHDRAWAL
from treaty.snapshot import snapshot
from wording.values import listed, ordinal, whole_km, with_article, written_day

ARTICLE_DAY = date(2025, 3, 18)
"""Day of the joint statement that the article reports."""

FOUR = ("EST", "LVA", "LTU", "POL")
"""The states that the article is about."""

BEFORE_THE_INVASION, LATEST = "2021", "2024"
"""Years of NATO's edition of June 2024 between which military spending is compared."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tables say of a statement: a verdict (one of `article_claims`) and why."""

    verdict: str
    says: str


def verdicts(atlas: Atlas, *, today: date) -> dict[str, Verdict]:
    """Return the verdict on each statement that can be computed, by its id in `article_claims`.

    What the article says of its own time is held against the record of `ARTICLE_DAY`, what it
    says of all time against the record of today.
    """
    record = _Record(atlas, today)
    return {claim: compute(record) for claim, compute in _COMPUTED.items()}


class _Record:
    """The tables as the verdicts need them."""

    def __init__(self, atlas: Atlas, today: date) -> None:
        history = atlas.histories[DEFAULT_TREATY]
        self.names, self.pairs, self.today = atlas.names, atlas.pairs, today
        self.treaty = atlas.treaty(DEFAULT_TREATY)
        self.states = snapshot(history, today, today=today).set_index("iso3")
        self.then = snapshot(history, ARTICLE_DAY, today=today).set_index("iso3")
        series = counts(history, atlas.areas[Area.WORLD], area=Area.WORLD, until=today)
        self.parties_then = counts_on(series, ARTICLE_DAY)["states_parties"]
        self.parties = counts_on(series, today)["states_parties"]
        self.context = atlas.tables.context
        self.actions = atlas.tables.actions.query("treaty == @DEFAULT_TREATY")

    def values(self, indicator: str, **cells: str) -> pd.Series:
        """Return the values of an indicator by state, for rows with the given cells."""
        rows = self.context[self.context["indicator"] == indicator]
        for column, cell in cells.items():
            rows = rows[rows[column] == cell]
        return rows.set_index("iso3")["value"]

    def named(self, states: Collection[str]) -> str:
        return listed([with_article(self.names[iso3]) for iso3 in states])

    def told(self, states: Collection[str], tell: Callable[[str], str]) -> str:
        """Return what is told of each state, once for states of which the same is told."""
        alike: dict[str, list[str]] = {}
        for iso3 in states:
            alike.setdefault(tell(iso3), []).append(iso3)
        return "; ".join(f"{self.named(own)} {what}" for what, own in alike.items())


def _all_some_none(found: int, of: int) -> str:
    if found == of:
        return "supported"
    return "imprecise" if found else "wrong"


def _plans_to_leave(record: _Record) -> Verdict:
    notices = record.actions[record.actions["action"] == WITHDRAWAL].sort_values("date")
    since = notices["date"].between(
        ARTICLE_DAY.isoformat(), record.today.isoformat(), inclusive="right"
    )
    first = notices[since].groupby("iso3").first()
    dates = record.told(
        [iso3 for iso3 in FOUR if iso3 in first.index],
        lambda iso3: (
            f"on {written_day(first.at[iso3, 'date'])}, "
            f"in effect on {written_day(first.at[iso3, 'effective_date'])}"
        ),
    )
    return Verdict(
        _all_some_none(int(first.index.isin(FOUR).sum()), len(FOUR)),
        f"Notices of withdrawal deposited: {dates}.",
    )


def _borders_with_russia(record: _Record) -> Verdict:
    own = record.pairs[(record.pairs["neighbour"] == "RUS") & record.pairs["nato"]]
    length = own.set_index("iso3")["length_km"]
    found = [iso3 for iso3 in FOUR if iso3 in length]
    lengths = record.told(found, lambda iso3: f"{whole_km(length[iso3])} km")
    others = record.named([iso3 for iso3 in length.index if iso3 not in FOUR])
    return Verdict(
        _all_some_none(len(found), len(FOUR)),
        f"Measured land border with Russia: {lengths}. {others} are NATO neighbours of Russia too.",
    )


def _dates_from_1997(record: _Record) -> Verdict:
    adopted, opened = record.treaty["adopted"], record.treaty["opened_for_signature"]
    return Verdict(
        "supported" if {adopted[:4], opened[:4]} == {"1997"} else "wrong",
        f"Adopted on {written_day(adopted)}, opened for signature on {written_day(opened)}.",
    )


def _in_effect_in_1997(record: _Record) -> Verdict:
    in_force = record.treaty["entered_into_force"]
    return Verdict(
        "supported" if in_force.startswith("1997") else "wrong",
        f"In force since {written_day(in_force)}.",
    )


def _more_than_160_signatories(record: _Record) -> Verdict:
    signatories = int((record.then["signed"] != "").sum())
    parties = record.parties_then
    verdict = "supported" if signatories > 160 else "imprecise" if parties > 160 else "wrong"
    return Verdict(
        verdict,
        f"By {written_day(ARTICLE_DAY)} {signatories} states had signed and {parties} were States "
        f"Parties; on {written_day(record.today)} {record.parties} are.",
    )


def _never_signed(record: _Record) -> Verdict:
    powers = ("RUS", "CHN", "IND", "PAK", "USA")
    silent = [iso3 for iso3 in powers if not record.states.at[iso3, "signed"]]
    return Verdict(
        _all_some_none(len(silent), len(powers)),
        f"No signature is recorded for {record.named(silent)}.",
    )


def _never_joined(record: _Record) -> Verdict:
    powers = ("RUS", "CHN", "USA")
    silent = [iso3 for iso3 in powers if not record.states.at[iso3, "consented"]]
    return Verdict(
        _all_some_none(len(silent), len(powers)),
        f"No consent to be bound is recorded for {record.named(silent)}; on "
        f"{written_day(ARTICLE_DAY)} {len(record.then) - record.parties_then} of the "
        f"{len(record.then)} states that can join were not parties.",
    )


def _deposited(record: _Record, iso3: str) -> str:
    row = record.then.loc[iso3]
    return f"on {written_day(row['consented'])}, in force from {written_day(row['in_force'])}"


def _baltics_by_2005(record: _Record) -> Verdict:
    baltics = sorted(("EST", "LVA", "LTU"), key=lambda iso3: record.then.at[iso3, "consented"])
    in_time = sum(record.then.at[iso3, "consented"] <= "2005-12-31" for iso3 in baltics)
    dates = record.told(baltics, lambda iso3: _deposited(record, iso3))
    return Verdict(_all_some_none(in_time, len(baltics)), f"Consent deposited: {dates}.")


def _poland_in_2012(record: _Record) -> Verdict:
    poland = record.then.loc["POL"]
    in_2012 = [poland[step].startswith("2012") for step in ("consented", "in_force")]
    return Verdict(
        _all_some_none(sum(in_2012), len(in_2012)),
        f"Poland signed on {written_day(poland['signed'])} and deposited its ratification "
        f"{_deposited(record, 'POL')}.",
    )


def _since_they_signed(record: _Record) -> Verdict:
    signed = [iso3 for iso3 in FOUR if record.then.at[iso3, "signed"]]
    others = [iso3 for iso3 in FOUR if iso3 not in signed]
    return Verdict(
        _all_some_none(len(signed), len(FOUR)),
        f"{record.named(signed)} signed; {record.named(others)} never did, they acceded.",
    )


def _abandoned_before(record: _Record) -> Verdict:
    destroyed = record.values("stockpile_ap_mines_destroyed")
    found = [iso3 for iso3 in FOUR if iso3 in destroyed]
    written = INDICATORS["stockpile_ap_mines_destroyed"].written
    mines = record.told(found, lambda iso3: f"{written(destroyed[iso3])} mines")
    others = record.named([iso3 for iso3 in FOUR if iso3 not in found])
    return Verdict(
        _all_some_none(len(found), len(FOUR)),
        f"Stockpiles destroyed: {mines}; none is recorded for {others}.",
    )


def _higher_spending(record: _Record) -> Verdict:
    indicator, edition = "nato_defence_expenditure_pct_gdp", "2024-06"
    before = record.values(indicator, edition=edition, year=BEFORE_THE_INVASION)
    after = record.values(indicator, edition=edition, year=LATEST)
    risen = sum(float(after[iso3]) > float(before[iso3]) for iso3 in FOUR)
    shares = record.told(FOUR, lambda iso3: f"{before[iso3]} to {after[iso3]}")
    return Verdict(
        _all_some_none(risen, len(FOUR)),
        f"NATO’s edition of June 2024, per cent of GDP, {BEFORE_THE_INVASION} to {LATEST} "
        f"(estimate): {shares}.",
    )


def _among_the_highest_donors(record: _Record) -> Verdict:
    shares = record.values("kiel_bilateral_allocations_pct_gdp_to_feb_2025").astype(float)
    rank = shares.rank(ascending=False, method="min").astype(int)
    leading = sorted(FOUR, key=lambda iso3: rank[iso3])
    in_top_quarter = sum(rank[iso3] <= len(shares) / 4 for iso3 in FOUR)
    places = record.told(leading, lambda iso3: f"{ordinal(rank[iso3])} ({shares[iso3]:.2f}%)")
    above = shares[shares > shares[leading[-1]]].drop(leading[:-1])
    return Verdict(
        _all_some_none(in_top_quarter, len(FOUR)),
        f"Bilateral aid to February 2025 as a share of GDP, {len(shares)} donors: {places}. Above "
        f"{record.names[leading[-1]]} stand {record.named(above.sort_values().index[::-1])} too.",
    )


def _ukraine_signed(record: _Record) -> Verdict:
    ukraine = record.then.loc["UKR"]
    return Verdict(
        "supported" if ukraine["signed"] else "wrong",
        f"Ukraine signed on {written_day(ukraine['signed'])} and deposited its ratification "
        f"{_deposited(record, 'UKR')}.",
    )


def _use_in_2023_and_2024(record: _Record) -> Verdict:
    named = ("RUS", "MMR", "IRN", "PRK")
    reported = [
        set(use.index[use == "yes_government"])
        for use in (record.values("mine_use_reported", year=year) for year in ("2023", "2024"))
    ]
    found = [iso3 for iso3 in named if all(iso3 in states for states in reported)]
    return Verdict(
        _all_some_none(len(found), len(named)),
        f"Use by government forces is recorded for 2023 and 2024: {record.named(found)}.",
    )


_COMPUTED: Mapping[str, Callable[[_Record], Verdict]] = {
    "c01": _plans_to_leave,
    "c03": _borders_with_russia,
    "c04": _dates_from_1997,
    "c05": _in_effect_in_1997,
    "c07": _more_than_160_signatories,
    "c08": _more_than_160_signatories,
    "c09": _never_signed,
    "c10": _never_joined,
    "c11": _baltics_by_2005,
    "c12": _poland_in_2012,
    "c15": _since_they_signed,
    "c19": _abandoned_before,
    "c22": _higher_spending,
    "c23": _among_the_highest_donors,
    "c27": _ukraine_signed,
    "c30": _use_in_2023_and_2024,
}
