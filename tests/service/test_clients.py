"""The programs that users have, reading from the running server as they do by themselves."""

from importlib.resources import files

import duckdb
import geopandas
import pandas as pd
import pyogrio
import pytest

DATED = "/data/v1/status/2026-02-20"


@pytest.fixture(scope="module")
def at(server):
    return lambda path: f"{server.url}/data/v1/{path}"


@pytest.fixture(scope="module")
def database():
    with duckdb.connect() as database:
        (extension,) = (files("duckdb_extension_httpfs") / "extensions").rglob("*.duckdb_extension")
        database.load_extension(str(extension))
        yield database


@pytest.mark.parametrize(
    ("path", "layer", "driver"),
    [
        ("layers.gpkg", "areas", "GPKG"),
        ("layers.gpkg", "borders", "GPKG"),
        ("status/2026-02-20.geojson?area=frontier", None, "GeoJSON"),
        ("borders/2026-02-20.geojson", None, "GeoJSON"),
        ("status/2026-02-20.csv", None, "CSV"),
    ],
)
def test_gdal_reads_a_file_by_its_address(at, path, layer, driver):
    found = pyogrio.read_info(f"/vsicurl/{at(path)}", layer=layer)
    assert found["driver"] == driver
    assert found["features"] > 0
    assert "iso3" in found["fields"]


def test_geopandas_reads_a_file_by_its_address(at):
    found = geopandas.read_file(at("status/2026-02-20.geojson?area=frontier"))
    assert set(found.loc[found["iso3"].isin(["EST", "LVA"]), "status"]) == {"left"}
    assert found.crs == "EPSG:4326"


def test_pandas_reads_codes_as_they_are_by_the_words_of_the_index_page(at, ask):
    found = pd.read_csv(
        at("tables/states.csv"), keep_default_na=False, na_values=[""], dtype={"m49": str}
    ).set_index("iso3")
    assert (found.loc["NAM", "iso2"], found.loc["AFG", "m49"]) == ("NA", "004")
    said = 'keep_default_na=False, na_values=[""], dtype={"m49": str}'
    assert said in ask("/data/v1/").body.decode()


def test_duckdb_reads_geoparquet_and_csv_by_their_addresses(at, database):
    areas, table = at("layers/areas.parquet"), at("status/2026-02-20.csv")
    found = database.sql(
        f"SELECT status FROM read_parquet('{areas}') JOIN read_csv('{table}') USING (iso3) "  # noqa: S608
        "WHERE iso3 = 'EST'"
    )
    assert ("left",) in found.fetchall()


def test_a_part_of_a_file_is_sent_to_who_asks_for_it(ask):
    whole = ask(f"{DATED}.geojson")
    size, tag = len(whole.body), whole.headers["ETag"]
    assert whole.headers["Accept-Ranges"] == "bytes"
    for asked, start, end in [
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, size),
        ("bytes=-100", size - 100, size),
        (f"bytes=100-{size + 100}", 100, size),
        (f"bytes=-{size + 100}", 0, size),
    ]:
        for conditions in ({}, {"If_Range": tag}, {"Accept_Encoding": "gzip"}):
            part = ask(f"{DATED}.geojson", Range=asked, **conditions)
            assert part.status == 206
            assert part.body == whole.body[start:end]
            assert part.headers["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
            assert part.headers["ETag"] == tag
            assert "Content-Encoding" not in part.headers
    head = ask(f"{DATED}.geojson", method="HEAD")
    assert int(head.headers["Content-Length"]) == size


@pytest.mark.parametrize(
    "conditions",
    [
        {"Range": "bytes=0-99", "If_Range": '"the answer of yesterday"'},
        {"Range": "bytes=0-99", "If_Range": "Thu, 26 Nov 2026 12:00:00 GMT"},
        {"Range": "bytes=0-9,20-29"},
        {"Range": "bytes=9-0"},
        {"Range": "bytes=-"},
        {"Range": "rows=0-9"},
        {"Range": f"bytes={'9' * 5000}-"},
    ],
)
def test_who_asks_for_no_part_of_this_answer_gets_the_whole(ask, conditions):
    whole = ask(f"{DATED}.csv")
    reply = ask(f"{DATED}.csv", **conditions)
    assert (reply.status, reply.body) == (200, whole.body)


def test_a_part_beyond_the_end_is_refused_with_the_size(ask):
    size = len(ask(f"{DATED}.csv").body)
    for asked in (f"bytes={size}-", "bytes=-0"):
        reply = ask(f"{DATED}.csv", Range=asked)
        assert reply.status == 416
        assert reply.headers["Content-Range"] == f"bytes */{size}"


def test_the_files_of_the_map_are_sent_in_parts_too(ask):
    for path in ("/app/static/timeline/ottawa.json", "/app/static/map/layer.js"):
        whole = ask(path)
        part = ask(path, Range="bytes=10-19")
        assert (part.status, part.body) == (206, whole.body[10:20]), path
