"""What HTTP asks of every answer: methods, validators, caching, compression, CORS, names."""

import gzip
import io
import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from service.api.routes import ADDRESSES
from tests.serving import ROOT

DAY = "/data/v1/status/2026-02-20.csv"
REVALIDATE = "public, max-age=300, must-revalidate"
FOR_A_YEAR = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def version(atlas):
    return atlas.version


def test_head_has_the_headers_of_get_and_no_body(ask):
    for coding in ("identity", "gzip"):
        get = ask(DAY, Accept_Encoding=coding)
        head = ask(DAY, method="HEAD", Accept_Encoding=coding)
        assert head.status == 200
        assert head.body == b""
        assert without_clock(head) == without_clock(get)
        assert int(head.headers["Content-Length"]) == len(get.body)


def test_an_answer_that_has_not_changed_is_not_sent_again(ask):
    first = ask(DAY)
    tag = first.headers["ETag"]
    assert re.fullmatch(r'"[^"]+"', tag)
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = ask(DAY, If_None_Match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == tag
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert again.headers["Access-Control-Allow-Origin"] == "*"
        assert again.headers["Vary"] == "Accept-Encoding"
    assert ask(DAY, If_None_Match='"other"').status == 200
    assert ask(DAY, method="HEAD", If_None_Match=tag).status == 304


def test_what_tracks_a_reader_and_how_a_link_was_copied_change_no_answer(ask):
    tracks = "fbclid=x&utm_source=y&gclid=z&mc_cid=a&_=1764161000"
    for path in (
        DAY,
        "/data/v1/",
        "/data/v1/changes.atom",
        "/data/v1/tables/actions.csv",
        "/data/v1/preview/2026-02-20.png",
        "/embed",
        "/",
        "/borders",
        "/robots.txt",
    ):
        plain, tracked = ask(path), ask(f"{path}?{tracks}")
        assert (tracked.status, tracked.headers["ETag"]) == (200, plain.headers["ETag"]), path
        assert tracked.body == plain.body
    asked = ask(f"{DAY}?treaty=ccm&area=nato&status=party")
    assert ask(f"{DAY}?Treaty=ccm&amp;AREA=+nato&amp;status=party%20").body == asked.body
    assert ask(f"{DAY}?area=NATO").status == 400


def test_an_answer_is_compressed_for_those_who_take_it(ask):
    plain, packed = ask(DAY), ask(DAY, Accept_Encoding="br, gzip;q=0.8")
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 5
    assert packed.headers["ETag"] != plain.headers["ETag"]
    again = ask(DAY, Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"])
    assert again.status == 304


@pytest.mark.parametrize(
    "path", [DAY, "/app/static/timeline/ottawa.json", "/app/static/map/layer.js"]
)
def test_who_refuses_gzip_gets_none_of_it(ask, path):
    plain = ask(path)
    refusals = ("q=0", " q=0", "q=0.0", "q=0.000", "q=0.", "Q=0", "\tq=0")
    for asked in (
        *(f"gzip;{weight}" for weight in refusals),
        "br, gzip;q=0",
        "gzip;q=0, *",
        "GZIP;q=0",
        "gzip ;q=0",
        "identity",
        "gzipped",
    ):
        reply = ask(path, Accept_Encoding=asked)
        assert reply.body == plain.body, asked
        assert "Content-Encoding" not in reply.headers, asked
        assert reply.headers["ETag"] == plain.headers["ETag"], asked
    for asked in ("gzip", "GZip", "br;q=0, gzip", "gzip;q=0.001", "gzip;q=1", "identity;q=0,gzip"):
        reply = ask(path, Accept_Encoding=asked)
        assert reply.headers["Content-Encoding"] == "gzip", asked
        assert gzip.decompress(reply.body) == plain.body, asked


LINKED = [
    "/data/v1/",
    "/data/v1/openapi.json",
    "/data/v1/changes.atom",
    "/data/v1/status/2026-02-20.zip",
    "/data/v1/oembed.json?url=embed%3Fdate%3D2026-02-20",
    "/embed?date=2026-02-20",
    "/?date=2026-02-20",
]


@pytest.mark.parametrize("path", LINKED)
def test_absolute_links_name_the_host_that_was_asked_whoever_asked_before(ask, path):
    hosts = ["first.localhost:81", "second.localhost:82", "first.localhost:81"]
    for host in hosts:
        reply = ask(path, Host=host)
        assert reply.status == 200
        text = unpacked(reply.body)
        assert f"http://{host}".encode() in text, host
        for other in set(hosts) - {host}:
            assert other.encode() not in text, host


def test_every_address_with_absolute_links_is_asked_under_several_hosts():
    named = {urlsplit(path).path.replace("2026-02-20", "{date}") for path in LINKED}
    linking = {
        address.path_in(fmt) for address in ADDRESSES if address.absolute for fmt in address.formats
    }
    assert linking - named == {
        f"/data/v1/changes.{fmt}"
        for fmt in ("csv", "json", "xlsx")  # rows alone
    }


def test_only_an_answer_to_a_fixed_day_and_the_current_version_is_kept_for_long(ask, version):
    lasting = (
        f"{DAY}?v={version}",
        f"/data/v1/changes.csv?to=2026-02-20&v={version}",
        f"/data/v1/tables/actions.csv?v={version}",
    )
    for path in lasting:
        assert ask(path).headers["Cache-Control"] == FOR_A_YEAR, path
    moving = (
        DAY,
        f"/data/v1/status/today.csv?v={version}",
        f"/data/v1/changes.csv?v={version}",
        f"/data/v1/changes.csv?to=today&v={version}",
        f"/data/v1/counts.csv?v={version}",
        f"/data/v1/?v={version}",
    )
    for path in moving:
        assert ask(path).headers["Cache-Control"] == REVALIDATE, path


def test_nobody_keeps_what_holds_only_now(ask, version):
    for query in ("", f"?v={version}"):
        reply = ask(f"/data/v1/health.json{query}")
        assert (reply.status, reply.headers["Cache-Control"]) == (200, "no-store")


def test_each_format_of_an_address_is_what_it_says(ask):
    path = "/data/v1/status/2014-04-01"
    kinds = {
        "csv": ("text/csv; charset=utf-8", b"date,treaty,"),
        "json": ("application/json; charset=utf-8", b'{"date":"2014-04-01"'),
        "geojson": ("application/geo+json; charset=utf-8", b'{"type":"FeatureCollection"'),
        "zip": ("application/zip", b"PK"),
    }
    for fmt, (media_type, beginning) in kinds.items():
        for _ in range(2):  # written, and from memory
            reply = ask(f"{path}.{fmt}")
            assert reply.headers["Content-Type"] == media_type
            assert reply.body.startswith(beginning), fmt


def test_today_is_the_utc_day_and_the_same_as_the_day_spelled_out(ask):
    today = ask("/data/v1/status/today.csv")
    (day,) = re.findall(
        r"ottawa-(\d{4}-\d\d-\d\d)-world\.csv", today.headers["Content-Disposition"]
    )
    assert today.body == ask(f"/data/v1/status/{day}.csv").body
    assert today.body.split(b"\n")[1].startswith(day.encode())


def test_any_page_may_read_any_answer(ask):
    for path in (DAY, "/data/v1/status/2026-02-30.csv", "/data/v1/nothing"):
        assert ask(path, Origin="https://example.org").headers["Access-Control-Allow-Origin"] == "*"
    preflight = ask(
        DAY,
        method="OPTIONS",
        Origin="https://example.org",
        Access_Control_Request_Method="GET",
        Access_Control_Request_Headers="if-none-match",
    )
    assert preflight.status == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in preflight.headers["Access-Control-Allow-Methods"]
    assert preflight.headers["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (DAY, "ottawa-2026-02-20-world.csv"),
        (f"{DAY}?area=nato&status=left&status=leaving", "ottawa-2026-02-20-nato-leaving-left.csv"),
        ("/data/v1/status/2026-02-20.geojson?treaty=ccm", "ccm-2026-02-20-world.geojson"),
        ("/data/v1/borders/2026-02-20.json", "ottawa-borders-2026-02-20.json"),
        (
            "/data/v1/changes.csv?from=2025-01-01&to=2026-02-20",
            "ottawa-changes-2025-01-01-2026-02-20.csv",
        ),
        ("/data/v1/counts.csv", "ottawa-counts.csv"),
        ("/data/v1/tables/quotes.csv", "quotes.csv"),
    ],
)
def test_a_file_saves_itself_under_a_name_that_says_what_it_is(ask, path, name):
    assert ask(path).headers["Content-Disposition"].endswith(f'filename="{name}"')


def test_no_browser_guesses_a_type_and_no_document_runs_anything(ask):
    page = ask("/data/v1/")
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert ask("/data/v1/nothing").headers["X-Content-Type-Options"] == "nosniff"


def test_the_index_page_loads_nothing(ask):
    text = ask("/data/v1/").body.decode()
    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\(", text)


def test_the_index_is_found_without_its_slash(ask):
    reply = ask("/data/v1")
    assert reply.status == 308
    assert reply.headers["Location"] == "v1/"  # relative: below a path too


def test_twenty_who_ask_at_once_get_equal_bytes(ask):
    path = "/data/v1/status/2019-05-05.geojson?area=nato"
    with ThreadPoolExecutor(20) as many:
        replies = list(many.map(ask, [path] * 20))
    assert {reply.status for reply in replies} == {200}
    assert len({(reply.headers["ETag"], reply.body) for reply in replies}) == 1


COLLECTING = """
import asyncio
from opentelemetry import _logs, metrics, trace

asked, sent = [], []
class Tracers(trace.TracerProvider):
    def get_tracer(self, name, *rest, **options):
        asked.append(name)
        return trace.NoOpTracer()
class Meters(metrics.MeterProvider):
    def get_meter(self, name, *rest, **options):
        asked.append(name)
        return metrics.NoOpMeter(name)
class Loggers(_logs.LoggerProvider):
    def get_logger(self, name, *rest, **options):
        asked.append(name)
        return _logs.NoOpLogger(name)
trace.set_tracer_provider(Tracers())
metrics.set_meter_provider(Meters())
_logs.set_logger_provider(Loggers())

from service.api.routes import APPLICATION

async def send(message):
    sent.append(message)

path = "/data/v1/counts.csv"
scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
asyncio.run(APPLICATION(scope, None, send))
print(sent[0]["status"], asked)
"""


@pytest.mark.command
def test_no_request_is_traced_measured_or_logged_by_fastapi_where_somebody_collects_that():
    command = [sys.executable, "-c", COLLECTING]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout == "200 []\n"


def unpacked(body):
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as files:
        return b"".join(map(files.read, files.namelist()))


def without_clock(reply):
    return [(name, value) for name, value in reply.headers.items() if name.lower() != "date"]
