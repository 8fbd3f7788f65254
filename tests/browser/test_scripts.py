"""What the browser's scripts compute, held against the core on all days of change."""

import dataclasses
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from geo.areas import Area
from geo.borders import Exposure
from geo.day_figures import day_figures
from record.built import STATIC
from record.query_values import query_values
from record.steps import recent_from, year_ends
from record.view import parse_page, unknown
from service.embed.facts import PLAY
from tests.doses import dose
from tests.query_cases import CASES
from treaty.changes import change_days, changes
from treaty.counts import counts, counts_on
from treaty.declared import territories_on
from treaty.history import EPOCH, day_number
from treaty.snapshot import snapshot
from treaty.statuses import CANNOT_DEPOSIT, Status
from wording import comparison
from wording.answer import counted, headline
from wording.standing import is_vague, standing
from wording.values import whole_km, written_day

QUESTIONS = Path(__file__).with_name("scripts.js").read_text(encoding="utf-8")

COMPARISON = (STATIC / "map" / "comparison.js").read_text(encoding="utf-8")
"""A script that only the page with two maps loads."""


@pytest.fixture(scope="module")
def ask(server, shared_contexts):
    """Ask the scripts of the browser one of the questions of scripts.js: they compute alone."""
    page = shared_contexts(base_url=server.url, has_touch=False).new_page()
    page.goto("/embed")
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    page.evaluate(COMPARISON)
    page.evaluate(QUESTIONS)
    yield lambda question, given=None: page.evaluate(f"given => ask.{question}(given)", given)
    page.close()


@pytest.fixture(scope="module")
def today(ask):
    """The day that the page takes for today."""
    return EPOCH + timedelta(days=ask("pageToday"))


@pytest.fixture(params=["ottawa", "ccm", "apii"])
def history(request, atlas):
    return atlas.histories[request.param]


@pytest.fixture
def days(history, atlas, today):
    """Days on which something changes, the days beside them, and both ends of time.

    In a usual run these are each eighth of them, by turns of the three kinds; in a long run all.
    """
    first = {EPOCH + timedelta(days=int(number)) for number in history.first}
    born = {date.fromisoformat(day) for day in atlas.tables.states["state_since"] if day}
    beside = {day + timedelta(days=step) for day in first | born for step in (-1, 0, 1)}
    opened = history.rules.opened
    found = sorted(day for day in {opened, *beside} if opened <= day < today)
    return [*found[:: dose(8, full=1)], today]


def test_status_dates_and_words_of_every_state_are_the_cores(ask, atlas, history, days, today):
    found = ask("lives", {"treaty": history.treaty, "days": [day_number(day) for day in days]})
    states = named_states(atlas)
    assert set(found) == set(states)
    said, called = {iso3: [] for iso3 in states}, atlas.words(history.treaty)
    for day in days:
        table = snapshot(history, day, today=today)[["iso3", *CELLS]]
        known = {iso3: tuple(cells) for iso3, *cells in table.to_numpy(dtype=object).tolist()}
        for iso3, state in states.items():
            unborn = state.state_since > day.isoformat()
            whose = state.part_of if unborn and state.part_of else iso3
            said[iso3].append(
                [day_number(day), said_of(state, known.get(whose), called, unborn=unborn)]
            )
    for iso3, series in said.items():
        assert found[iso3] == without_repeats(series), iso3


def test_territories_show_what_the_core_says(ask, atlas, history, days, today):
    lands = atlas.tables.territories.query("treaty == @history.treaty and areas != ''")
    said = {date.fromisoformat(day) for day in lands["date"]}
    eves = {day - timedelta(days=1) for day in said}
    days = sorted({*said, *eves, *days})
    asked = [day_number(day) for day in days]
    found = ask("territories", {"treaty": history.treaty, "days": asked})
    for day, shown in zip(days, found, strict=True):
        table = snapshot(history, day, today=today)
        statuses = dict(zip(table["iso3"], table["status"], strict=True))
        expected = territories_on(lands, statuses, day).items()
        assert shown == [
            [area, one.status, one.said.iso3, one.said.text] for area, one in sorted(expected)
        ]


def named_states(atlas):
    table = atlas.tables.states[["iso3", "name_short", "state_since", "part_of"]]
    table = table.assign(whole=table["part_of"].map(atlas.names).fillna(""))
    return {state.iso3: state for state in table.itertuples(index=False)}


@cache
def said_of(state, cells, called, *, unborn):
    """Return what is to be said of a state with these cells of a snapshot, or with none."""
    opening = [state.name_short]
    if unborn and state.part_of:
        opening += [f"Part of {state.whole} until {written_day(state.state_since)}"]
    if cells is None:
        why = f"No data before {written_day(state.state_since)}" if unborn else CANNOT_DEPOSIT
        said = {"status": "none", "since": None, "until": None, "certain": True, "title": why}
        return said | {"lines": [*opening, why]}
    said = said_of_status(cells, called)
    return said | {"lines": opening + said["lines"]}


CELLS = ("status", "since", "until", "bound", "certainty")
CELLS += ("since_earliest", "since_latest", "retroactive")


def said_of_status(cells, called):
    """Return what is to be said of a status, with the words of the page's side panel."""
    row = dict(zip(CELLS, cells, strict=True))
    # The day that decides stands in no cell where no source gives it.
    texts = {"since": row["since"] or row["since_latest"], "until": row["until"]}
    days = {name: text and date.fromisoformat(text) for name, text in texts.items()}
    written = {name: written_day(day) if day else "a day not known" for name, day in days.items()}
    told = standing(row, row_of(called))
    title = called.label_by if is_vague(row) else called.label
    doubt = [] if told.certain else ["Not certain on this day."]
    return {
        "status": row["status"],
        **{name: day_number(day) if day else None for name, day in days.items()},
        "certain": told.certain,
        "title": title[Status(row["status"])].format(**written),
        "lines": [told.name, told.detail, *doubt],
    }


def row_of(called):
    """A row of `treaties.csv` with the words of a treaty."""
    words = {name: getattr(called, name) for name in ("rule", "rule_on", "party", "parties")}
    signed = "true" if called.is_signed else "false"
    return pd.Series(
        words | {"ban_on": called.weapons, "short_title": "", "signature_stage": signed}
    )


def without_repeats(series):
    return [
        one for number, one in enumerate(series) if not number or one[1] != series[number - 1][1]
    ]


def test_figures_sentence_and_counts_of_every_day_are_the_cores(ask, atlas, history, days, today):
    given = {"treaty": history.treaty, "today": day_number(today)}
    found = ask("answers", given | {"days": [day_number(day) for day in days]})
    series = {
        area: counts(history, atlas.areas[area], area=area.value, until=today) for area in Area
    }
    row = atlas.treaty(history.treaty)
    for day, told in zip(days, found, strict=True):
        states = snapshot(history, day, today=today)
        core = day_figures(states, counts_on(series[Area.WORLD], day), atlas.pairs)
        assert told == {
            "statesParties": core.states_parties,
            "inForce": core.in_force,
            "leaving": core.leaving,
            "left": core.left,
            "boundKm": pytest.approx(core.exposure.bound_km, abs=1e-6),
            "leavingKm": pytest.approx(core.exposure.leaving_km, abs=1e-6),
            "totalKm": pytest.approx(core.exposure.total_km, abs=1e-6),
            "uncertain": list(core.uncertain),
            "headline": headline(core, row, today=today),
            "counted": counted(core, row, today=today),
            "counts": {area.value: counted_in(series[area], day) for area in Area},
        }, day


def counted_in(series, day):
    """Return how many states have each status, without those that none has."""
    figures = counts_on(series, day)
    return {code.value: figures[code] for code in Status if figures[code]}


def test_the_headline_of_two_days_is_the_cores(ask, atlas, history, days, today):
    chosen = days[:: -dose(6, full=1)]
    pairs = [(first, last) for first in chosen for last in chosen if first <= last]
    pairs = pairs[:: dose(11, full=1)]
    called = atlas.words(history.treaty)
    found = ask(
        "comparisons",
        {
            "treaty": history.treaty,
            "pairs": [[day_number(day) for day in pair] for pair in pairs],
            "pieces": comparison.pieces(called, atlas.names.values()),
        },
    )
    series = counts(history, atlas.areas["world"], area="world", until=today)
    figures = {
        day: day_figures(snapshot(history, day, today=today), counts_on(series, day), atlas.pairs)
        for day in chosen
    }
    for number, (first, last) in enumerate(pairs):
        changed = changes(history, after=first, until=last)
        for area in Area:
            own = changed[changed["iso3"].isin(atlas.areas[area])]
            expected = comparison.headline(own, figures[first], figures[last], called)
            assert found[area][number] == expected, (area, first, last)


def test_steps_and_play_go_through_the_days_of_the_core(ask, atlas, history, today):
    latest = date.fromisoformat(changes(history, until=today)["date"].iloc[-1])
    for end in (today, latest):
        found = ask("steps", {"treaty": history.treaty, "today": day_number(end)})
        changed = changes(history, until=end)
        for area in Area:
            own = changed[changed["iso3"].isin(atlas.areas[area])]
            days = change_days(changed, atlas.areas[area])
            assert found[area] == {
                "changed": [[day_number(day), changed_on(own, day)] for day in days],
                "played": [day_number(day) for day in played(days, history, end)],
            }, (area, end)


def played(days, history, today):
    """The days that play shows: year ends, where time is recent each change, then today."""
    recent = recent_from(history) or today
    late = [day for day in days if recent <= day < today]
    return [*year_ends(history.rules.opened, recent), *late, today]


def test_every_day_has_its_own_place_on_the_line_of_time_in_order(ask, history, days, today):
    given = {"treaty": history.treaty, "today": day_number(today)}
    numbers = [day_number(day) for day in days if day <= today]
    found = ask("scale", given | {"days": numbers})
    assert [day for _, day in found] == numbers
    places = [place for place, _ in found]
    assert places == sorted(places) and len(set(places)) == len(places)
    assert (min(places) >= 0) and (max(places) <= 1)


def changed_on(changed, day):
    rows = changed[changed["date"] == day.isoformat()]
    return {code: list(codes) for code, codes in rows.groupby("to_status")["iso3"]}


def test_an_address_is_read_as_the_core_reads_it(ask, atlas, today):
    beyond, before = today + timedelta(days=1), atlas.histories["ottawa"].rules.opened
    queries = [
        *QUERIES,
        *(query for query, _ in CASES),
        f"date={today}",
        f"date={beyond}",
        f"date={before}",
        f"date={before - timedelta(days=1)}",
        f"treaty=ccm&date={before}",
    ]
    for query, read in zip(queries, ask("readings", queries), strict=True):
        view, warnings = read_by_the_core(query, atlas, today)
        shown = read["view"]
        assert sorted(read["bad"]) == sorted(warnings), query
        assert shown | {"statuses": sorted(shown["statuses"])} == {
            "treaty": view.treaty,
            "day": day_number(view.day),
            "area": view.area,
            "statuses": sorted(view.statuses),
            "country": view.countries[0] if view.countries else None,
            "play": False,
        }, query


def read_by_the_core(query, atlas, today):
    values = query_values(query)
    view, bad = parse_page(values, atlas, today=today)
    return view, [one.warning() for one in [*bad, *unknown(values, [PLAY])]]


QUERIES = [
    "",
    "date=2026-02-20&status=left&status=leaving&country=POL&area=nato&treaty=ottawa",
    "date=today&area=world&treaty=ccm",
    "foo=1&utm_source=x",
    "&&=x&area=nato&",
    # Days: of the calendar, and written in one way only.
    "date=2024-02-29",
    "date=2025-02-29",
    "date=2025-02-30",
    "date=2025-13-01",
    "date=0000-00-00",
    "date=9999-12-31",
    "date=20250220",
    "date=2025-2-20",
    "date=2025-W08-4",
    "date=2025-02-20T00:00",
    "date=+2025-02-20",
    "date=2025-02-20+",
    "date=-2025-02-20",
    "date=%EF%BC%92025-02-20",
    "date=TODAY",
    "date=yesterday",
    # Empty, and without a value at all.
    "treaty=&area=&status=&country=&date=",
    "treaty&area&status&country&date",
    # Case.
    "treaty=OTTAWA",
    "area=Europe",
    "status=LEFT",
    "country=pol",
    "Date=2025-02-20&AREA=nato",
    # Repeated.
    "date=2026-02-20&date=2026-02-21",
    "date=today&date=today",
    "area=nato&area=world",
    "area=nato&area=nato",
    "treaty=ccm&treaty=ottawa&date=2000-01-01",
    "status=left&status=left&status=party",
    "country=FIN&country=FIN",
    "country=POL&country=EST&country=FIN",
    "country=POL&country=XYZ&country=EST",
    # Unknown, beside what is known.
    "treaty=oslo&area=mars&status=withdrawn&status=left",
    "treaty=oslo&date=1997-12-02",
    "country=XYZ&country=FIN",
    "country=XYZ&country=XYZ",
    "country=XKX",
    "treaty=ccm&country=MNE",
    # Nothing that a page could take for its own.
    "country=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "area=__proto__&treaty=constructor&status=toString&country=hasOwnProperty",
    "area=%ZZ&treaty=%FF",
]

LENGTHS = [
    0,
    0.4,
    0.5,
    0.6,
    1.5,
    2.5,
    195.5,
    196.5,
    999.4,
    999.5,
    1000.5,
    1340.5,
    3823.5,
    1234567.5,
]


def test_lengths_are_rounded_and_written_as_the_core_does(ask, atlas):
    states = snapshot(atlas.histories["ottawa"], date(2025, 6, 1), today=date(2025, 6, 1))
    figures = dict.fromkeys(("states_parties", "in_force", "leaving", "left"), 0)
    core = day_figures(states, figures, atlas.pairs)
    treaty = atlas.treaty("ottawa").copy()
    treaty["ban_on"] = "mines"
    for km, found in zip(LENGTHS, ask("lengths", LENGTHS), strict=True):
        of_day = dataclasses.replace(core, exposure=Exposure(km, km / 2, 2 * km + 1))
        assert found["headline"] == headline(of_day, treaty, today=of_day.day), km
        assert found["border"] == f"A–B border: {whole_km(km)} km"
