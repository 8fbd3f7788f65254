"""Every documented address answers, and everything that answers is documented."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from service.api import routes
from service.api.address import FORMATS
from service.api.index import example, example_with_all

EVERY = [(address, fmt) for address in routes.ADDRESSES for fmt in address.formats]
NAMES = [f"{address.name}-{fmt}" for address, fmt in EVERY]


@pytest.fixture(scope="module")
def described(ask):
    return json.loads(ask("/data/v1/openapi.json").body)


@pytest.fixture(scope="module")
def linked(ask, server):
    """The addresses that the index page links to."""
    found = []

    class Links(HTMLParser):
        def handle_starttag(self, _tag, attrs):
            found.extend(value for name, value in attrs if name == "href")

    Links().feed(ask("/data/v1/").body.decode())
    return {link.removeprefix(server.url) for link in found}


@pytest.mark.parametrize(("address", "fmt"), EVERY, ids=NAMES)
def test_an_example_answers_with_its_type_and_its_file_name(ask, address, fmt):
    for path in {example(address, fmt), example_with_all(address, fmt)}:
        reply = ask(path)
        assert reply.status == 200, reply.body
        assert reply.headers["Content-Type"] == FORMATS[fmt].media_type
        assert reply.headers["Content-Disposition"].endswith(f'.{fmt}"')
        assert reply.body


@pytest.mark.parametrize(("address", "fmt"), EVERY, ids=NAMES)
def test_the_index_page_links_to_an_example(linked, address, fmt):
    assert example(address, fmt) in linked
    assert example_with_all(address, address.formats[0]) in linked


@pytest.mark.parametrize(
    "address",
    [a for a in routes.ADDRESSES if a.columns and {"csv", "json"} <= set(a.formats)],
    ids=lambda address: address.name,
)
def test_the_documented_columns_are_those_of_the_table(ask, address):
    (header, *rows) = csv.reader(io.StringIO(ask(example(address, "csv")).body.decode()))
    assert header == list(address.columns)
    records = json.loads(ask(example(address, "json")).body)["records"]
    assert len(records) == len(rows) > 0
    assert all(list(record) == header for record in records)


def test_the_description_is_openapi_3_1_and_every_reference_in_it_leads_somewhere(described):
    assert re.fullmatch(r"3\.1\.\d", described["openapi"])
    assert {"title", "version"} <= described["info"].keys()
    references = re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(described))
    assert references
    for reference in references:
        found = described
        for step in reference.split("/"):
            found = found[step]
    operations = [operation["operationId"] for operation in each_operation(described)]
    assert len(operations) == len(set(operations))


def test_the_description_has_every_route_and_no_other(described):
    ways = {route.path for route in routes.routes()}
    assert set(described["paths"]) == ways - {"/data", "/data/{path:path}"}
    assert all(set(methods) == {"get", "head"} for methods in described["paths"].values())


def test_every_described_path_answers_with_its_examples_in_the_described_type(ask, described):
    for path, methods in described["paths"].items():
        parameters = methods["get"]["parameters"]
        assert all(item["required"] == (item["in"] == "path") for item in parameters)
        assert all(item["description"] for item in parameters)
        examples = {
            item["name"]: item["schema"]["examples"][0]
            for item in parameters
            if item["name"] != "v"
        }
        place = {
            item["name"]: examples.pop(item["name"]) for item in parameters if item["required"]
        }
        assert set(place) == set(re.findall(r"{(\w+)}", path))
        reply = ask(f"{path.format(**place)}?{urlencode(examples, doseq=True)}")
        assert reply.status == 200, (path, reply.body)
        media_type = reply.headers["Content-Type"].partition(";")[0]
        assert list(methods["get"]["responses"]["200"]["content"]) == [media_type]


def test_every_described_code_is_taken(ask, described):
    operation = described["paths"]["/data/v1/status/{date}.csv"]["get"]
    schemas = {item["name"]: item["schema"] for item in operation["parameters"]}
    for name in ("treaty", "status", "area", "country"):
        known = schemas[name].get("items", schemas[name])["enum"]
        for code in known[:10]:
            assert ask(f"/data/v1/status/today.csv?{name}={code}").status == 200
        assert ask(f"/data/v1/status/today.csv?{name}={known[0]}x").status == 400


def test_every_operation_takes_the_version_in_the_description_which_answers_name(ask, described):
    for operation in each_operation(described):
        assert "v" in {item["name"] for item in operation["parameters"]}
    answer = json.loads(ask("/data/v1/counts.json").body)
    assert described["info"]["version"] == answer["version"]


def test_programs_that_walk_the_web_may_read_everything(ask):
    assert ask("/robots.txt").body == b"User-agent: *\nAllow: /\n"


def each_operation(described):
    return [operation for path in described["paths"].values() for operation in path.values()]
