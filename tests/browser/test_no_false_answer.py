"""What a browser shows is the core's answer or none, whatever the browser lacks or gets.

"None" is: the words that came with the page, which are the core's for a day that they name; no
colour; and a sentence with links to a picture and a table.
"""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import product
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from record.basis import Basis
from record.built import STATIC
from record.view import View
from service.edition.export import write_map
from tests.browser import missing_functions, shown
from tests.browser.conftest import FRAME
from tests.browser.spoiling import HOW, spoiled, spoiling
from tests.doses import LONG, dose
from wording.values import written_day

SMALL = {"width": 400, "height": 600}
EXPORTED = date(2026, 2, 20)
COMPUTED = (".js", ".json")
"""Files without which nothing can be computed."""
HEIGHT = "static/embed/height.js"
"""The script that computes nothing: it tells a frame's page how high the answer is."""
ASKED = date(2025, 12, 28)  # four have left, one is leaving, one claims suspension


def utc_today():
    return datetime.now(UTC).date()


@pytest.fixture
def page(request, open_page, watch):
    """A small page in which functions can be missing; its errors are what is tested here."""
    page = open_page()
    page.set_viewport_size(SMALL)
    page.add_init_script(missing_functions.TAKE_AWAY)
    yield page
    if not getattr(request.node, "failed_in_call", True):
        page.goto("about:blank")  # no error of the page comes after this
    watch.errors.clear()


@pytest.fixture(scope="module")
def edition(atlas, tmp_path_factory):
    """The map of the static edition on a file server that can spoil a file of it."""
    folder = tmp_path_factory.mktemp("edition")
    list(write_map(folder, Basis(atlas, EXPORTED), ""))
    with spoiling(folder) as server:
        yield server


def seen(page, address):
    """Open `/embed` or the edition; return its HTML when it shows a map or says that it cannot."""
    page.goto(address, wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    page.locator(
        "#map[data-ready=true], #why:not(:empty), .failed, :root:not([data-area])"
    ).first.wait_for(state="attached")
    html = page.content()
    if not shown.is_ready(html) and not re.search(r'id="why"[^>]*>[^<]', html):
        page.wait_for_load_state("networkidle")  # what has failed may not have been all
        html = page.content()
    return html


def wrong(html, atlas, *, asked, own, today):
    """List what a page shows that is not so on the day asked for or, without a map, on its own."""
    if shown.is_ready(html):
        return [
            *shown.wrong_around(html, atlas, asked, today=today),
            *shown.wrong_on_map(html, atlas, asked, today=today),
        ]
    notice = html.partition('id="no-map"')[2].partition("</div>")[0]
    return [
        *shown.wrong_around(html, atlas, own, today=today),
        *shown.coloured(html),
        *([] if notice.count("<a href=") == 2 else ["no links to picture and table"]),
    ]


def test_without_any_one_function_the_embed_is_right_or_shows_no_map(page, open_page, atlas):
    view, today = View(ASKED), utc_today()
    faults, ready = [], set()
    called = missing_functions.called_by(open_page(), f"/embed?date={ASKED}")
    needed = ["Array.prototype.flatMap", "Math.hypot", "Intl.DateTimeFormat", "fetch"]
    assert set(needed) <= set(called)
    for name in dict.fromkeys([*needed, *called[:: dose(32, full=1)]]):
        html = seen(page, f"/embed?date={ASKED}&without={name}")
        found = wrong(html, atlas, asked=view, own=view, today=today)
        faults += [f"without {name}: {fault}" for fault in found]
        ready |= {name} if shown.is_ready(html) else set()
    assert faults == []
    assert ready.isdisjoint(needed)


def test_what_safari_15_lacks_is_not_needed(page, atlas):
    lacking = ["Array.prototype.findLast", "Array.prototype.at", "Object.hasOwn", "structuredClone"]
    html = seen(page, f"/embed?{urlencode({'date': ASKED, 'without': lacking}, doseq=True)}")
    for name in lacking:
        assert page.evaluate(f"window.{name} === undefined")
    assert shown.is_ready(html)
    view = View(ASKED)
    assert wrong(html, atlas, asked=view, own=view, today=utc_today()) == []


def files_of(page, address):
    """Return the paths of the files that an address loads, its own document apart."""
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    seen(page, address)
    return list(
        dict.fromkeys(urlsplit(url).path.lstrip("/") for url in loaded[1:] if "data:" not in url)
    )


def test_with_any_one_file_spoiled_the_edition_is_right_or_shows_no_map(page, atlas, edition):
    asked, own = View(ASKED), View(EXPORTED)
    address = f"{edition.url}/index.html?date={ASKED}"
    files = files_of(page, address)
    assert {
        "static/embed/view.js",
        "static/embed/page.js",
        "static/geometry/europe.json",
    } <= set(files)
    computed = [path for path in files if path.endswith(COMPUTED)]
    usually = {"static/embed/page.js", *computed[:: dose(2, full=1)]}
    faults, ready = [], set()
    for number, path in enumerate(files):
        usual = [list(HOW)[number % len(HOW)]] if LONG or path in usually else []
        for how in HOW if LONG and not path.endswith(".svg") else usual:
            edition.spoil = (path, how)
            html = seen(page, address)
            found = wrong(html, atlas, asked=asked, own=own, today=EXPORTED)
            faults += [f"{path} answered {how}: {fault}" for fault in found]
            ready |= {path} if shown.is_ready(html) else set()
    edition.spoil = ("", "")
    assert faults == []
    assert not [path for path in ready if path.endswith(COMPUTED) and path != HEIGHT]


OTHERS = list(
    product(
        ["timeline/ottawa.json", "geometry/europe.json", "geometry/borders.json"],
        ["{}", "[]", "null", '{"features": []}', '{"version": 1}'],
    )
)


@pytest.mark.parametrize(("path", "content"), OTHERS[:: dose(4, full=1)])
def test_data_of_another_kind_is_named_and_nothing_is_drawn(page, atlas, path, content):
    page.route(f"**/{path}*", lambda route: route.fulfill(body=content))
    html = seen(page, f"/embed?date={ASKED}")
    assert not shown.is_ready(html)
    view = View(ASKED)
    assert wrong(html, atlas, asked=view, own=view, today=utc_today()) == []
    expect(page.locator("#why")).to_contain_text(path)


@pytest.mark.parametrize("path", ["embed/view.js", "embed/page.js", "map/fetch.js"])
def test_where_a_script_does_not_load_the_ways_around_the_map_are_there_at_once(page, path):
    page.route(f"**/static/{path}*", lambda route: route.fulfill(status=500))
    seen(page, "/embed")
    offers_other_ways(page)


def test_where_scripts_do_not_come_the_ways_around_the_map_come_up_by_themselves(page):
    page.route("**/map/*.js?*", lambda _route: None)
    page.goto("/embed", wait_until="domcontentloaded")
    notice = page.locator("#no-map")
    expect(notice).to_be_hidden()
    notice.evaluate("node => node.getAnimations().forEach(animation => animation.finish())")
    offers_other_ways(page)


def test_where_scripts_are_switched_off_the_ways_around_the_map_are_there(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/embed")
    offers_other_ways(page)


def offers_other_ways(page):
    """See that a picture and a table are offered, and are there."""
    notice = page.locator("#no-map")
    expect(notice).to_be_visible()
    for name, kind in {
        "The map as a picture": "image/png",
        "the states as a table": "text/csv",
    }.items():
        address = notice.get_by_role("link", name=name).get_attribute("href")
        assert page.request.get(f"/{address}").headers["content-type"].startswith(kind)


def test_a_map_that_is_there_offers_no_way_around_it_even_where_no_style_sheet_came(page):
    page.route("**/static/embed/embed.css*", lambda route: route.fulfill(status=500))
    seen(page, "/embed")
    expect(page.locator("#map[data-ready=true]")).to_be_attached()
    expect(page.locator("#no-map")).to_be_hidden()


def test_an_error_at_a_later_step_brings_back_what_came_with_the_page(page, atlas):
    view = View(ASKED)
    seen(page, f"/embed?date={ASKED}")
    page.evaluate("delete Array.prototype.reduce")
    page.get_by_role("button", name="Next change").click()
    expect(page.locator("#why")).to_contain_text("reduce")
    html = page.content()
    assert not shown.is_ready(html)
    assert wrong(html, atlas, asked=view, own=view, today=utc_today()) == []
    expect(page.locator("#no-map")).to_be_visible()


CLOCKS = [datetime(2019, 6, 1, 12, tzinfo=UTC), datetime(2031, 6, 1, 12, tzinfo=UTC)]


@pytest.mark.own_context
@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.year)
def test_today_is_the_servers_or_that_of_the_export_and_another_clock_is_named(
    page, atlas, edition, clock
):
    page.clock.set_fixed_time(clock)
    told = page.locator("#clock")
    for address, today, whose in (
        ("/embed", utc_today(), "the day of its server"),
        (f"{edition.url}/index.html", EXPORTED, "the day of its export"),
    ):
        view = View(today)
        html = seen(page, address)
        assert shown.is_ready(html)
        assert wrong(html, atlas, asked=view, own=view, today=today) == []
        expect(told).to_have_text(
            f"This map ends on {written_day(today)}, {whose}; "
            f"the clock of this device says {written_day(clock.date())}"
        )
    late = EXPORTED + timedelta(days=1)
    html = seen(page, f"{edition.url}/index.html?date={late}")
    assert wrong(html, atlas, asked=View(EXPORTED), own=View(EXPORTED), today=EXPORTED) == []
    expect(page.locator("#bad")).to_have_text(
        f"date '{late}': expected a day from 1997-12-03 to {EXPORTED} as YYYY-MM-DD, or today. "
        "The default is shown instead."
    )


@pytest.mark.own_context
def test_a_clock_that_a_time_zone_can_explain_is_not_named(page):
    for hours in (-24, 0, 24):
        page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=hours))
        seen(page, "/embed")
        assert page.locator("#clock").text_content() == "", hours


@pytest.mark.parametrize(
    "query",
    ["", "date=2025-07-18&country=UKR", "treaty=ccm&area=world&date=2010-08-01&status=party"],
)
def test_the_words_that_come_with_the_page_are_those_that_the_browser_computes(page, server, query):
    came = page.request.get(f"/embed?{query}").text()
    html = seen(page, f"/embed?{query}")
    assert shown.is_ready(html)

    def outline(text):
        body = text.partition("<header")[2].partition('<div id="beside">')[0]
        body = re.sub(r'<div id="map".*?<section id="legend"', "", body, flags=re.DOTALL)
        body = re.sub(r' style="[^"]*"| hidden(="")?(?=>)|<p id="spoken".*?</p>', "", body)
        links = re.findall(r'<a data-address="[^"]*" href="([^"]*)"', text)
        return re.sub(r"\s+", "", body), links

    assert outline(html) == outline(came)


def test_no_day_however_long_is_wider_than_the_window(page):
    seen(page, "/embed?date=2012-09-26")
    shown_day = page.locator("#time time")
    inside = "node => node.scrollWidth <= node.clientWidth"
    for day in ("26 September 2026", "26 de septiembre de 2026", "26. syyskuuta 2026 torstai"):
        shown_day.evaluate("(node, day) => { node.textContent = day }", day)
        for width in (320, 359, 360, 390, 640):
            page.set_viewport_size({"width": width, "height": 600})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert shown_day.evaluate(inside), width


def frame_of(page):
    return page.locator(FRAME).element_handle().content_frame()


def open_without_map(page, *, told):
    """Open the page of the map, whose map fails: the frame tells the page, or stops at an error."""
    if told:
        page.goto("/")
        expect(page.locator("[data-map=failed]")).to_be_attached()
    else:
        with page.expect_event("pageerror"):
            page.goto("/")
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_be_visible()


def wrong_on_page(page, atlas, today):
    """List what the page of the map and its frame show that is not the core's."""
    told = shown.words(atlas, View(today), today)
    found = page.locator(".answer").inner_text().replace("\N{WORD JOINER}", "")
    faults = [
        f"{name} is not {told[name]!r}"
        for name in ("headline", "sentence")
        if told[name] not in found
    ]
    html = frame_of(page).content()
    if shown.is_ready(html):
        return faults + list(shown.wrong_on_map(html, atlas, View(today), today=today))
    return faults + list(shown.coloured(html))


# Streamlit's own code needs the functions too: they are missing in the frame of the map alone.
IN_THE_FRAME = "if (window !== top) delete {};"


@pytest.mark.parametrize(
    ("name", "told"),
    [("Array.prototype.flatMap", True), ("window.Intl", False), ("Math.hypot", True)][
        : dose(2, full=3)
    ],
)
def test_a_map_that_cannot_compute_says_so_on_the_full_page_and_has_no_colour(
    page, atlas, name, told
):
    page.add_init_script(IN_THE_FRAME.format(name))
    open_without_map(page, told=told)
    reveal(page.locator(".no-map"))
    assert not shown.is_ready(frame_of(page).content())
    assert wrong_on_page(page, atlas, utc_today()) == []


def reveal(notice):
    """See that the other ways come up by themselves, without waiting for the moment."""
    notice.evaluate("node => node.getAnimations().forEach(animation => animation.finish())")
    expect(notice).to_be_visible()
    assert notice.get_by_role("link").count() == 2


@pytest.mark.parametrize(
    ("path", "how"),
    [
        ("map/layer.js", "500"),
        ("timeline/ottawa.json", "garbage"),
        ("geometry/europe.json", "half"),
        ("map/fetch.js", "garbage"),
        ("map/streamlit.js", "half"),
    ][: dose(2, full=5)],
)
def test_a_spoiled_file_leaves_the_map_of_the_full_page_without_colour(page, atlas, path, how):
    status, body = spoiled((STATIC / path).read_bytes(), how)
    page.route(f"**/static/{path}*", lambda route: route.fulfill(status=status, body=body))
    open_without_map(page, told=path.endswith("json"))
    reveal(page.locator(".no-map"))
    assert not shown.is_ready(frame_of(page).content())
    assert wrong_on_page(page, atlas, utc_today()) == []


@pytest.mark.own_context
@pytest.mark.parametrize("clock", CLOCKS[: dose(1, full=2)], ids=lambda clock: clock.year)
def test_the_full_page_does_not_look_at_the_clock_of_the_visitor(page, atlas, clock):
    page.clock.set_fixed_time(clock)
    page.goto("/")
    expect(page.frame_locator(FRAME).locator("[data-ready=true]")).to_be_visible()
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".no-map")).to_be_hidden()
    assert wrong_on_page(page, atlas, utc_today()) == []
