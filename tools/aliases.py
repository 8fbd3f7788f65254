"""data/aliases.csv: the names under which readers look for a state, beside the one of the record.

Usage: python tools/aliases.py

They are the names of the Unicode CLDR, in English and in the official languages of each state,
those that the depositary uses, former names, and what English speakers say.
"""

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError, __version__
from babel.languages import get_official_languages

DATA = Path(__file__).parent.parent / "data"
CLDR = f"Unicode CLDR, as in Babel {__version__}"
SAID = {
    "BIH": ("Bosnia",),
    "BOL": ("Bolivia",),
    "BRN": ("Brunei",),
    "CAF": ("CAR",),
    "CIV": ("Ivory Coast",),
    "COD": ("DR Congo", "DRC", "Congo-Kinshasa", "Democratic Republic of the Congo"),
    "COG": ("Congo-Brazzaville", "Republic of the Congo"),
    "CPV": ("Cape Verde",),
    "CZE": ("Czech Republic", "Czech Rep."),
    "FSM": ("Micronesia",),
    "GBR": ("UK", "Britain", "Great Britain"),
    "IRN": ("Iran",),
    "KNA": ("St Kitts and Nevis",),
    "KOR": ("South Korea", "Republic of Korea", "ROK"),
    "LAO": ("Laos",),
    "LCA": ("St Lucia",),
    "MDA": ("Moldova",),
    "MKD": ("Macedonia", "FYROM"),
    "MMR": ("Burma",),
    "NLD": ("Holland", "The Netherlands"),
    "PNG": ("PNG",),
    "PRK": ("North Korea", "DPRK"),
    "PSE": ("Palestine",),
    "RUS": ("Russia",),
    "SWZ": ("Swaziland",),
    "SYR": ("Syria",),
    "TLS": ("East Timor",),
    "TUR": ("Turkey",),
    "TWN": ("Republic of China",),
    "TZA": ("Tanzania",),
    "ARE": ("UAE", "Emirates"),
    "USA": ("USA", "US", "America", "United States of America"),
    "VAT": ("Vatican", "Vatican City"),
    "VCT": ("St Vincent and the Grenadines",),
    "VEN": ("Venezuela",),
    "VNM": ("Vietnam",),
}
"""What English speakers say or said, where no table has it."""

Row = tuple[str, str, str, str]
"""ISO 3166-1 alpha-3 code, name, language by BCP 47, source."""


def main() -> None:
    """Write the table."""
    with (DATA / "aliases.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["iso3", "alias", "language", "source"])
        rows.writerows(aliases())


def aliases() -> list[Row]:
    """Return every name that is one state's alone, once, without those of the table of states."""
    states = {row["iso3"]: row for row in _read("states")}
    whose: dict[str, set[str]] = {}
    found: dict[tuple[str, str], Row] = {}
    for row in (*_own(states), *_named(states)):
        name = folded(row[1])
        whose.setdefault(name, set()).add(row[0])
        found.setdefault((row[0], name), row)
    known = {folded(state[column]) for state in states.values() for column in STANDING}
    return sorted(
        row for (_, name), row in found.items() if len(whose[name]) == 1 and name not in known
    )


STANDING = ("iso2", "iso3", "name", "name_short")
"""Columns of the table of states that are looked through by themselves."""


def folded(name: str) -> str:
    """Return a name as it is compared."""
    return unicodedata.normalize("NFC", name).casefold()


def _own(states: dict[str, dict[str, str]]) -> Iterator[Row]:
    for iso3, names in SAID.items():
        yield from ((iso3, name, "en", "What English speakers say") for name in names)
    for row in _read("former_names"):
        yield row["iso3"], row["name"], "en", "former_names.csv"
    for row in _read("participant_names"):
        if "(" not in row["participant"] and row["iso3"] in states:
            yield row["iso3"], row["participant"], "en", "participant_names.csv"


def _named(states: dict[str, dict[str, str]]) -> Iterator[Row]:
    for iso3, state in states.items():
        for language in ("en", *get_official_languages(state["iso2"], de_facto=True)):
            try:
                name = Locale.parse(language).territories.get(state["iso2"])
            except UnknownLocaleError:  # an official language that the CLDR has no names in
                continue
            if name:
                yield iso3, name, language.replace("_", "-"), CLDR


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
