"""The embeddable map in a real browser: alone, in another page, and as the static edition."""

import re
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from geo.areas import Area
from geo.borders import nato_exposure
from palette import colours
from record.basis import Basis
from record.view import parse, parse_page
from service.edition.export import write_map
from tests.browser.record import record
from tests.browser.test_first_html import SHIFTS
from tests.doses import dose
from tests.serving import ROOT, answers, free_port
from tests.waiting import wait_until
from treaty.history import day_number
from treaty.snapshot import snapshot
from wording import embed_code
from wording.values import written_day

A_STEP = 700
"""Milliseconds for which play shows a day."""


def open_embed(page, query="", address="/embed"):
    page.goto(f"{address}{query}")
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    return page


def country(page, iso3):
    return page.locator(f'[data-iso3="{iso3}"][role="button"]')


def shows_day(page, day):
    expect(page.locator(f'#map svg[data-day="{day_number(day)}"]')).to_have_count(1)


def utc_today():
    return datetime.now(UTC).date()


@contextmanager
def held(folder):
    """Hold a folder with `python -m http.server`, on a port and so an origin of its own."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--directory", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        url = f"http://localhost:{port}"
        try:
            wait_until(lambda: answers(url), f"the file server on {url}")
            yield url
        finally:
            process.terminate()


def test_next_to_nothing_moves_when_the_map_comes(open_page):
    page = open_page(phone=True)
    page.add_init_script(f"({SHIFTS})()")
    open_embed(page, "?date=2025-12-27")
    expect(page.locator("#beside")).not_to_be_empty()
    assert sum(page.evaluate("() => window.shifted")) <= 0.002


QUERIES = [
    "date=2026-02-20&status=left&status=leaving&country=POL&area=nato&treaty=ottawa",
    "treaty=oslo&area=mars&status=withdrawn&status=left&date=2025-02-30",
    "country=POL&country=EST&country=POL&country=NOR",
    "country=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_view_of_the_address_is_shown_and_linked_and_what_is_wrong_is_named(page, atlas, query):
    asked = parse_qs(query, keep_blank_values=True)
    view, bad = parse_page(asked, atlas, today=utc_today())
    open_embed(page, f"?{query}")
    assert sorted(page.locator("#bad p").all_inner_texts()) == sorted(v.warning() for v in bad)
    link = page.get_by_role("link", name="Ottawa Convention Map")
    shown = parse_qs(urlsplit(link.get_attribute("href")).query)
    read, wrong = parse(shown, atlas, today=utc_today(), area=Area.WORLD)
    assert (read, wrong) == (view, [])


def test_a_play_that_is_no_switch_is_named(page):
    open_embed(page, "?play=yes")
    expect(page.locator("#bad")).to_have_text(
        "play 'yes': expected one of 0, 1. The default is shown instead."
    )


@pytest.mark.parametrize(
    ("day", "looks", "lines"),
    [
        (
            "2012-12-31",
            {
                "POL": ("Joining", "hatch"),
                "EST": ("State Party", "party"),
                "FIN": ("State", "party"),
            },
            {"NOR-RUS": "party"},
        ),
        (
            "2025-12-27",
            {"EST": ("Left", "left"), "POL": ("Leaving", "hatch"), "BLR": ("State Party", "party")},
            {"EST-RUS": "left"},
        ),
        (
            "2025-09-01",
            {"POL": ("Leaving", "hatch"), "NOR": ("State Party", "party")},
            {"NOR-RUS": "party", "BLR-POL": "leaving", "RUS-UKR": "contested"},
        ),
        (
            "2026-02-20",
            {"POL": ("Left", "left"), "FIN": ("Left", "left"), "RUS": ("Not a party", "outside")},
            {"FIN-RUS": "left", "BLR-RUS": "party"},
        ),
    ][:: dose(2, full=1)],
)
def test_fills_lines_and_names_on_a_day(page, day, looks, lines):
    open_embed(page, f"?date={day}")
    shows_day(page, date.fromisoformat(day))
    for iso3, (label, look) in looks.items():
        path = country(page, iso3)
        assert re.match(rf"^\w+\W.*{label}", path.get_attribute("aria-label"))
        fill = path.get_attribute("fill")
        assert fill.startswith("url(#") if look == "hatch" else fill == colours.FILL[look]["light"]
    for territory in ("IMN", "JEY"):
        fill = page.locator(f'[data-territory="{territory}"]').get_attribute("fill")
        assert fill == colours.FILL["party"]["light"]
    assert page.locator('[data-territory="FRO"]').count() == 0
    expect(page.locator("#territories")).to_be_visible()
    for pair, status in lines.items():
        expect(page.locator(f'[data-pair="{pair}"]')).to_have_attribute("data-status", status)


@pytest.mark.parametrize(
    ("day", "iso3", "told"),
    [
        (
            "2025-09-01",
            "EST",
            "Notice of 27 June 2025; bound until it takes effect on 27 December 2025.",
        ),
        ("2026-02-20", "UKR", "the depositary still lists it as a party"),
        ("2013-01-01", "POL", "Deposited on 27 December 2012; in force on 1 June 2013"),
        ("2005-01-01", "MNE", "Part of Serbia until 3 June 2006"),
        ("2026-02-20", "XKX", "Not eligible to join"),
    ][:: dose(2, full=1)],
)
def test_focus_tells_the_status_since_when_and_what_comes_next(page, day, iso3, told):
    open_embed(page, f"?date={day}")
    country(page, iso3).focus()
    expect(page.locator(".convention-tip")).to_contain_text(told)


def test_slider_and_steps_move_map_words_and_counts_together(page, atlas):
    treaty, today = atlas.treaty("ottawa"), utc_today()
    end = date.fromisoformat(treaty["known_until"])
    table = snapshot(atlas.histories["ottawa"], today, today=today)
    exposure = nato_exposure(table, atlas.pairs)
    open_embed(page, "?date=2025-06-27")
    slider = page.get_by_role("slider", name="Day")
    expect(slider).to_have_attribute("aria-valuetext", "27 June 2025")
    page.get_by_role("button", name="Next change").click()
    shows_day(page, date(2025, 7, 10))
    slider.press("ArrowLeft")
    shows_day(page, date(2025, 7, 9))
    page.get_by_role("button", name="Previous change").click()
    shows_day(page, date(2025, 6, 27))
    page.get_by_role("button", name="Previous change").click()
    expect(page.get_by_role("button", name=re.compile("^Leaving"))).to_have_text("Leaving 0")
    slider.press("End")
    shows_day(page, utc_today())
    expect(page.locator("#headline")).to_contain_text(
        f"{exposure.bound_km:,.0f} of {exposure.total_km:,.0f} km"
    )
    beyond = f"Later than our data, which ends on {written_day(end)}" if end < today else ""
    expect(page.locator("#beyond")).to_contain_text(beyond)
    expect(page.get_by_role("button", name="Next change")).to_have_attribute(
        "aria-disabled", "true"
    )
    slider.press("Home")
    shows_day(page, date(1997, 12, 3))


def test_a_reload_shows_it_again(page):
    open_embed(page)
    with page.expect_response(f"**{urlsplit(page.url).path}") as answered:
        page.reload()
    assert answered.value.request.all_headers()["if-none-match"]
    expect(page.locator("#map[data-ready=true]")).to_be_visible()


def test_doubt_of_a_day_is_said(page):
    open_embed(page, "?date=2025-07-18&country=UKR")
    expect(page.locator("#uncertain")).to_have_text("Not certain on this day: Ukraine")
    expect(page.locator("#beside")).to_contain_text("Not certain on this day.")


def stop_the_clock(page):
    """From now on the timers of a page wait for `page.clock.run_for`."""
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(seconds=1))


@pytest.mark.own_context
def test_play_needs_no_server(page, watch):
    open_embed(page)
    stop_the_clock(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Play").click()
    shows_day(page, date(1997, 12, 31))
    page.clock.run_for(A_STEP)
    shows_day(page, date(1998, 12, 31))
    expect(country(page, "NOR")).to_have_attribute("data-status", "joining")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(10 * A_STEP)
    shows_day(page, date(1998, 12, 31))
    assert watch.errors == []


@pytest.mark.own_context
def test_play_begins_by_itself_unless_motion_is_to_be_reduced(page):
    page.clock.install()
    open_embed(page, "?play=1&date=2000-06-01")
    page.clock.run_for(10 * A_STEP)
    shows_day(page, date(2000, 6, 1))
    page.emulate_media(reduced_motion="no-preference")
    open_embed(page, "?play=1&date=2000-06-01")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(2 * A_STEP)
    moved = page.locator(f"#map svg[data-day]:not([data-day='{day_number(date(2000, 6, 1))}'])")
    expect(moved).to_have_count(1)


@pytest.mark.own_context
def test_play_ends_on_today(page):
    open_embed(page, "?date=2026-02-20")
    stop_the_clock(page)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(100 * A_STEP)
    shows_day(page, utc_today())
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_a_country_is_chosen_by_keyboard_alone(page):
    open_embed(page, "?date=2026-02-20")
    expect(page.locator("#beside")).to_contain_text("Changed on 20 February 2026")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.iso3")
    assert first
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.iso3")
    assert second not in (first, None)
    page.keyboard.press("Enter")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')").partition(",")[0]
    expect(page.locator("#beside h2")).to_have_text(name)
    link = page.get_by_role("link", name="Ottawa Convention Map")
    expect(link).to_have_attribute("href", re.compile(f"country={second}"))
    page.keyboard.press("Escape")
    expect(page.locator("#beside h2")).to_have_text("Changed on 20 February 2026")


def test_everything_can_be_reached_by_tab(page):
    open_embed(page, "?date=2025-12-27")
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(node => node.getAttribute('aria-label') || node.innerText)"
                "(document.activeElement)"
            )
        )
    wanted = ["Zoom in", "Left 3", "Previous change", "Play", "Next change", "Day", "All data"]
    told = [re.sub(r"\s+", " ", text or "") for text in reached]
    assert [name for name in wanted if name in told] == wanted


def test_the_legend_picks_out_statuses(page):
    open_embed(page, "?date=2025-12-27&status=leaving")
    leaving, left = (page.get_by_role("button", name=re.compile(f"^{n}")) for n in ("Leav", "Left"))
    expect(leaving).to_have_attribute("aria-pressed", "true")
    expect(country(page, "EST")).not_to_have_attribute("fill-opacity", "1")
    left.click()
    expect(country(page, "EST")).to_have_attribute("fill-opacity", "1")
    link = page.get_by_role("link", name="Ottawa Convention Map").get_attribute("href")
    assert parse_qs(urlsplit(link).query)["status"] == ["leaving", "left"]


@pytest.mark.own_context
def test_the_day_is_read_aloud_when_it_stays(page):
    open_embed(page, "?date=2025-12-27")
    spoken = page.locator("#spoken")
    expect(spoken).to_contain_text("On 27 December 2025 the Ottawa Convention had 163 States")
    page.get_by_role("button", name="Next change").click()
    expect(spoken).to_contain_text("On 10 January 2026")
    stop_the_clock(page)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(A_STEP)
    shows_day(page, date(2026, 2, 20))
    page.clock.run_for(A_STEP - 1)
    expect(spoken).to_contain_text("On 10 January 2026")


def test_the_table_of_the_day_has_the_states_of_the_view(page, server):
    open_embed(page, "?date=2025-12-27&area=nato&status=left&country=POL")
    link = page.get_by_role("link", name="Table of this day")
    address = page.evaluate("node => node.href", link.element_handle())
    with urllib.request.urlopen(address) as reply:
        rows = reply.read().decode().splitlines()
    assert [row.split(",")[2] for row in rows[1:]] == ["EST", "LVA", "LTU"]


@pytest.mark.parametrize("theme", ["dark", "light"][: dose(1, full=2)])
def test_colours_follow_the_readers_theme(page, theme):
    page.emulate_media(color_scheme=theme)
    open_embed(page, "?date=2026-02-20")
    expect(country(page, "POL")).to_have_attribute("fill", colours.FILL["left"][theme])
    swatch = page.get_by_role("button", name=re.compile("^Left")).locator("img")
    assert f"left-{theme}.svg" in swatch.evaluate("image => image.currentSrc")
    other = "dark" if theme == "light" else "light"
    page.emulate_media(color_scheme=other)
    expect(country(page, "POL")).to_have_attribute("fill", colours.FILL["left"][other])


SIZES = [(320, 640), (390, 844), (600, 450), (1440, 900)]


@pytest.mark.parametrize(("width", "height"), SIZES[:: dose(2, full=1)])
def test_it_fits_its_frame(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    open_embed(page, "?date=2025-07-18&country=UKR")
    size = page.evaluate(
        "(({ scrollWidth, scrollHeight }) => [scrollWidth, scrollHeight])(document.documentElement)"
    )
    assert size[0] <= width
    if width > 540:
        assert size[1] <= height
    box = page.locator("#map").bounding_box()
    assert box["height"] >= 180 and box["y"] + box["height"] <= height
    assert page.locator("#time").bounding_box()["y"] < height


@pytest.mark.parametrize(
    "query",
    [
        "date=2025-07-18&country=UKR&area=frontier",
        "treaty=ccm&date=2008-12-03&area=world",
        "treaty=apii&country=BIH",
    ],
)
def test_in_a_frame_of_640_by_600_pixels_nothing_is_to_be_scrolled(page, query):
    page.set_viewport_size({"width": 640, "height": 600})
    open_embed(page, f"?{query}")
    hidden = "node => node.scrollHeight - node.clientHeight"
    assert page.locator("html").evaluate(hidden) == 0
    assert page.locator("#legend").evaluate(hidden) == 0


def listener():
    """Return the script that docs/reference.md gives to pages with a frame."""
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    return re.search(r"<script>\naddEventListener.*?</script>", text, re.DOTALL)[0]


@pytest.mark.own_context
def test_an_article_on_a_disk_gives_each_map_the_height_that_it_wants(page, server, tmp_path):
    (tmp_path / "article.html").write_text(f"""<!doctype html>{listener()}
        <script>addEventListener("message", ({{data}}) => document.title += ` ${{data}}`)</script>
        <details><summary>A map</summary><iframe sandbox="allow-scripts" width="760" height="300"
          src="{server.url}/embed?date=2026-02-20&childId=first"></iframe></details>
        <convention-map src="{server.url}/embed?date=2026-02-20"><a href="/">A map</a>
        </convention-map>
        <script async src="{server.url}/{embed_code.ELEMENT}"></script>""")
    page.goto((tmp_path / "article.html").as_uri())
    element = page.frame_locator("convention-map iframe")
    expect(element.locator("#map[data-ready=true]")).to_be_visible()
    expect(page.locator("convention-map iframe")).to_have_attribute("title", "A map")
    page.locator("summary").click()
    opened = page.frame_locator("details iframe")
    expect(opened.locator("#map[data-ready=true]")).to_be_visible()
    expect(opened.locator("#bad p")).to_have_count(0)
    hidden = "node => node.scrollHeight - node.clientHeight"
    for frame in (element, opened):
        legend = frame.locator("#legend")
        wait_until(lambda legend=legend: legend.evaluate(hidden) == 0, "a frame high enough")
    high = page.locator("details iframe").get_attribute("height")
    assert int(high) > 300
    expect(page).to_have_title(re.compile(r"pymxPYMxfirstxPYMxheightxPYMx\d+"))
    opened.get_by_role("button", name="Previous change").click()
    number = day_number(date(2026, 1, 10))
    expect(opened.locator(f'#map svg[data-day="{number}"]')).to_have_count(1)
    assert int(page.locator("details iframe").get_attribute("height")) >= int(high)


def test_stepping_moves_nothing_but_the_map_and_the_words(page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_embed(page, "?date=2025-12-27")
    page.get_by_role("slider", name="Day").press("Home")
    shows_day(page, date(1997, 12, 3))
    top = page.locator("#map").bounding_box()["y"]
    days = record(page.main_frame, "#map svg[data-day]", "data-day")
    for _ in range(6):
        page.get_by_role("button", name="Next change").click()
        assert page.locator("#map").bounding_box()["y"] == top
    assert len(days.values) == 7


def test_it_works_in_an_iframe_of_another_page(page, server, tmp_path):
    source = f"{server.url}/embed?date=2026-02-20"
    frame = f'<iframe src="{source}" title="Map" width="600" height="450"></iframe>'
    (tmp_path / "article.html").write_text(
        f"<!doctype html><link rel=icon href=data:,><p>An article.</p>{frame}"
    )
    with held(tmp_path) as url:
        page.goto(f"{url}/article.html")
        embedded = page.frame_locator("iframe")
        expect(embedded.locator("#map[data-ready=true]")).to_be_visible()
        expect(embedded.locator("#headline")).to_contain_text("196 of 3,824 km")
        embedded.get_by_role("button", name="Previous change").click()
        number = day_number(date(2026, 1, 10))
        expect(embedded.locator(f'#map svg[data-day="{number}"]')).to_have_count(1)
        assert page.url == f"{url}/article.html"


def test_the_full_page_offers_its_formats(page):
    page.goto("/?date=2025-12-27&status=left&country=EST&area=nato")
    page.get_by_role("button", name="Download").click()
    body = page.get_by_test_id("stPopoverBody")
    expect(body.get_by_role("link")).to_have_count(14)
    links = body.get_by_role("link").evaluate_all("links => links.map(link => link.href)")
    (table,) = (address for address in links if "/status/2025-12-27.csv" in address)
    for address in dict.fromkeys([table, *links[:: dose(4, full=1)]]):
        with urllib.request.urlopen(address) as reply:
            assert reply.status == 200
            assert address != table or reply.read().count(b"\n") == 4


def test_the_full_page_offers_the_code_to_embed_with_a_choice_of_width_and_day(page):
    page.goto("/?date=2025-12-27&country=EST&area=nato")
    page.get_by_role("button", name="Embed").click()
    window = page.get_by_role("dialog")
    code, element = (window.locator(".copyable .text").nth(number) for number in (0, 1))
    expect(code).to_contain_text('width="100%"')
    expect(code).to_contain_text("embed?date=2025-12-27&amp;treaty=ottawa&amp;area=nato")
    for name, width in {"400 px": 400, "640 px": 640}.items():
        window.get_by_role("radio", name=name).click()
        expect(code).to_contain_text(f'width="{width}"')
        inside = window.frame_locator("iframe")
        expect(inside.locator("#map[data-ready=true]")).to_be_visible()
        frame = inside.locator("html")
        wide = f"() => innerWidth === {width}"
        wait_until(lambda frame=frame, wide=wide: frame.evaluate(wide), f"a frame of {name}")
        assert frame.evaluate("() => document.documentElement.scrollHeight - innerHeight") <= 0
    window.get_by_role("radio", name="Always today").click()
    expect(code).not_to_contain_text("date")
    expect(element).to_contain_text(embed_code.ELEMENT)
    expect(element).not_to_contain_text("date")
    page.set_content(code.inner_text())
    frame = page.frame_locator("iframe")
    expect(frame.locator("#beside h2")).to_have_text("Estonia")
    today = day_number(utc_today())
    expect(frame.locator(f'#map svg[data-area="nato"][data-day="{today}"]')).to_have_count(1)


def test_a_file_that_does_not_come_is_named_on_the_map(page, watch):
    page.route("**/geometry/europe.json*", lambda route: route.abort())
    page.goto("/embed")
    expect(page.locator("#map")).to_contain_text("could not load geometry/europe.json")
    watch.errors.clear()


def test_every_timeline_is_asked_for_under_the_version_of_the_pages_files(page):
    addresses = []
    page.on("request", lambda request: addresses.append(urlsplit(request.url)))
    open_embed(page, "?treaty=ccm")
    asked = {one.path.rpartition("/")[2]: parse_qs(one.query) for one in addresses}
    for treaty in ("ottawa", "ccm"):
        assert asked[f"{treaty}.json"] == asked["fetch.js"], treaty


@pytest.fixture(scope="module")
def edition(atlas, tmp_path_factory):
    """The map of a static edition, in a folder of its version."""
    folder = tmp_path_factory.mktemp("site") / atlas.version
    list(write_map(folder, Basis(atlas, date(2026, 2, 20), "https://map.example"), ""))
    return folder


def shows_estonia(shown):
    expect(shown.locator("#map[data-ready=true]")).to_be_visible()
    expect(shown.locator("#beside h2")).to_have_text("Estonia")
    shown.get_by_role("button", name="Next change").click()
    number = day_number(date(2026, 1, 10))
    expect(shown.locator(f'#map svg[data-day="{number}"]')).to_have_count(1)


ESTONIA = "date=2025-12-27&country=EST&area=world"


def test_the_static_edition_shows_its_map_from_a_disk(page, edition, watch):
    page.goto(f"{(edition / 'index.html').as_uri()}?{ESTONIA}")
    shows_estonia(page)
    watch.errors.clear()  # the browser says of each file that it may not be fetched


def test_the_static_edition_shows_its_map_in_a_frame_without_an_origin(page, edition, watch):
    with held(edition) as url:
        address = f"{url}/index.html?{ESTONIA}&treaty=ottawa"
        page.set_content(
            f'{listener()}<iframe sandbox="allow-scripts" src="{address}" width="900" height="300">'
        )
        shows_estonia(page.frame_locator("iframe"))
        expect(page.locator("iframe")).not_to_have_attribute("height", "300")
    watch.errors.clear()


def test_the_static_edition_shows_its_map_where_the_host_refuses_json(page, edition, watch):
    page.route("**/*.json*", lambda route: route.fulfill(status=404))
    page.route("**/*.json.js*", lambda route: route.continue_())
    with held(edition) as url:
        page.goto(f"{url}/index.html?{ESTONIA}")
        shows_estonia(page)
    watch.errors.clear()


def test_the_static_edition_shows_the_same_map_from_a_file_server(page, edition, atlas):
    query = "?date=2025-12-27&country=EST&area=world&treaty=ottawa"
    with held(edition.parent) as url:
        open_embed(page, f"{query}&v={atlas.version}", address=f"{url}/{atlas.version}/")
        shows_day(page, date(2025, 12, 27))
        expect(country(page, "EST")).to_have_attribute("fill", colours.FILL["left"]["light"])
        link = page.get_by_role("link", name="Ottawa Convention Map")
        assert link.get_attribute("href").startswith("https://map.example/?date=2025-12-27")
        expect(page.locator("#bad")).to_be_empty()
        page.get_by_role("button", name="Next change").click()
        shows_day(page, date(2026, 1, 10))
        page.goto(f"{url}/{atlas.version}/?v=2020-01-01-00000000")
        expect(page.locator("#bad")).to_have_text(
            "v '2020-01-01-00000000': expected the version of the data that stands here. "
            f"{atlas.version} is shown instead."
        )
