"""What the table `context` measures: a label for readers, a group, and the values allowed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Group(StrEnum):
    """What a set of indicators is about, in the order in which a profile shows them."""

    USE = "Mine use reported"
    CASUALTIES = "Casualties"
    LAND = "Contaminated land"
    STOCKPILES = "Stockpiles"
    PRODUCTION = "Production"
    DEFENCE = "Defence spending, share of GDP"
    AID = "Aid to Ukraine"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is measured.

    Its values are numbers, or codes whose meaning is in `words`, or `free` text. Values of
    different editions rest on different prices or definitions where `by_edition` is true:
    such editions are never joined to one series.
    """

    label: str
    group: Group
    words: Mapping[str, str] = field(default_factory=dict)
    free: bool = False
    by_edition: bool = False

    @property
    def expected(self) -> str:
        """What a value must be, in words."""
        if self.words:
            return f"one of {', '.join(self.words)}"
        return "text" if self.free else "a number with a point for decimals"

    def allows(self, value: str) -> bool:
        """Whether a value may stand in the table."""
        if self.words:
            return value in self.words
        return self.free or bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", value))

    def written(self, value: str) -> str:
        """Return a value as readers read it: 1,055,971, or the words of a code."""
        if self.words:
            return self.words[value]
        if self.free:
            return value
        whole, point, decimals = value.partition(".")
        return f"{int(whole):,}{point}{decimals}"


INDICATORS: Mapping[str, Indicator] = {
    "mine_use_reported": Indicator(
        "New use of anti-personnel mines",
        Group.USE,
        words={
            "yes_government": "Used by government forces",
            "credible_reports_izium": "Credible reports of use at Izium",
            "indications_of_use": "Indications of use",
            "alleged_by_thailand_denied": "Alleged by Thailand, denied",
        },
    ),
    "mine_erw_casualties": Indicator("Killed and injured", Group.CASUALTIES),
    "mine_erw_killed": Indicator("Killed", Group.CASUALTIES),
    "area_potentially_contaminated": Indicator("Potentially contaminated area", Group.LAND),
    "known_mined_areas": Indicator("Known mined areas", Group.LAND, free=True),
    "states_and_areas_contaminated": Indicator("Contaminated states and areas", Group.LAND),
    "stockpile_ap_mines_original": Indicator("Stockpile at first", Group.STOCKPILES),
    "stockpile_ap_mines_destroyed": Indicator("Stockpile destroyed", Group.STOCKPILES),
    "stockpile_ap_mines_declared_remaining": Indicator(
        "Declared and still to be destroyed", Group.STOCKPILES
    ),
    "retained_ap_mines": Indicator("Kept for training", Group.STOCKPILES),
    "stockpile_ap_mines_estimate": Indicator("Stockpile, estimate", Group.STOCKPILES),
    "stockpile_ap_mines_estimate_min": Indicator("Stockpile, lowest estimate", Group.STOCKPILES),
    "stockpile_ap_mines_estimate_max": Indicator("Stockpile, highest estimate", Group.STOCKPILES),
    "stockpile_ap_mines_estimate_nonparties": Indicator(
        "Stockpile of the largest holders outside the treaty, estimate", Group.STOCKPILES
    ),
    "listed_ap_mine_producer": Indicator(
        "On the Landmine Monitor’s list of producers", Group.PRODUCTION, words={"1": "Listed"}
    ),
    "production_plan_announced": Indicator(
        "Production of anti-personnel mines", Group.PRODUCTION, words={"1": "Plan announced"}
    ),
    "new_ap_mines_planned": Indicator("New anti-personnel mines planned", Group.PRODUCTION),
    "belma_capacity_funding_pln_million": Indicator(
        "Funding for the producer Belma’s capacity", Group.PRODUCTION
    ),
    "nato_defence_expenditure_pct_gdp": Indicator("NATO’s tables", Group.DEFENCE, by_edition=True),
    "nato_defence_expenditure_pct_gdp_factbook": Indicator(
        "NATO’s later figures", Group.DEFENCE, by_edition=True
    ),
    "nato_defence_expenditure_pct_gdp_annual_report_2025": Indicator(
        "NATO Secretary General", Group.DEFENCE, by_edition=True
    ),
    "nato_core_defence_pct_gdp_2026_edition": Indicator(
        "NATO’s “core defence” only", Group.DEFENCE, by_edition=True
    ),
    "military_expenditure_pct_gdp_factbook": Indicator(
        "Military expenditure, CIA Factbook", Group.DEFENCE
    ),
    "kiel_bilateral_allocations_pct_gdp": Indicator(
        "Bilateral aid, share of GDP", Group.AID, by_edition=True
    ),
    "kiel_bilateral_allocations_pct_gdp_to_feb_2025": Indicator(
        "Bilateral aid until February 2025, share of GDP", Group.AID, by_edition=True
    ),
    "kiel_total_incl_eu_share_pct_gdp": Indicator(
        "Bilateral aid and share of EU aid, share of GDP", Group.AID, by_edition=True
    ),
    "kiel_bilateral_allocations_eur_bn": Indicator("Bilateral aid", Group.AID, by_edition=True),
}
"""Every indicator that `context` may hold, in the order in which a profile shows them."""
