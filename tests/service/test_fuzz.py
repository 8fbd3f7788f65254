"""Whatever is sent, no answer is a fault: requests made up by machine, over the wire."""

import json
import re
import socket
from contextlib import closing, suppress
from urllib.parse import quote, urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from service.api import routes
from service.api.index import example
from tests.doses import dose
from wording.pages import PAGES

SLOW = r"/(map|preview)/|\.(zip|gpkg|parquet)$"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]
QUICK = settings(
    max_examples=dose(3, full=8), suppress_health_check=list(HealthCheck), database=None
)
EXAMPLES = [
    example(address, fmt)
    for address in routes.ADDRESSES
    if not address.slow
    for fmt in address.formats
    if fmt not in ("zip", "gpkg", "parquet")
]
PATHS = [*EXAMPLES, *(f"/{name}" for name in PAGES), "/", "/app/static/map/layer.js"]
TRICKS = st.sampled_from(
    [
        *(
            "..",
            "%2e%2e",
            "%2e%2e%2f",
            "..%2f",
            "..%5c",
            "%00",
            "%ff%fe",
            "%c0%ae",
            "//",
            "/./",
            "\\\\",
        ),
        *("%0d%0aSet-Cookie:x=1", "%E2%80%AE", "=1+1", "{{7*7}}", "${7*7}", "<script>", "x" * 3000),
        *(
            "etc/passwd",
            "server.py",
            ".streamlit/secrets.toml",
            "pyproject.toml",
            ";",
            "%3F",
            "%23",
        ),
    ]
)
WORDS = st.one_of(
    TRICKS,
    st.text(max_size=40).map(lambda text: quote(text.encode("utf-8", "surrogatepass"))),
    st.binary(max_size=12).map(quote),
)
NAMES = st.sampled_from(
    ["date", "treaty", "area", "status", "country", "from", "to", "v", "play", "q", "kind", "pair"]
)
QUERIES = st.lists(st.tuples(NAMES | WORDS, WORDS), max_size=8).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range"),
            *("Accept", "Origin", "Cookie", "X-Forwarded-Host", "X-Forwarded-Proto", "Expect"),
        ]
    ),
    PRINTABLE
    | st.sampled_from(
        [
            *("gzip;q=x", "gzip, gzip;q=0", "*", '"', 'W/"a"', "https://evil.example", "null"),
            *("bytes=0-", "bytes=9-1", "bytes=-0", "bytes=0-0,1-1,2-2", "items=1-2"),
        ]
    ),
    max_size=4,
)
LEAKS = re.compile(rb"Traceback|File \"/|site-packages|root:x:|\[project\]|st\.App\(")


@pytest.fixture(scope="module")
def api(server):
    described = schemathesis.openapi.from_url(f"{server.url}/data/v1/openapi.json")
    return described.exclude(path_regex=SLOW)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_one_that_the_description_knows(api, mode):
    tried = 0
    for found in api.get_all_operations():
        operation = found.ok()

        @QUICK
        @given(operation.as_strategy(generation_mode=mode))
        def answers(case):
            nonlocal tried
            tried += 1
            case.call_and_validate(checks=CHECKS)

        with suppress(Unsatisfiable):  # an address without parameters has no wrong ones
            answers()
    assert tried > dose(30, full=100)


def send(server, method, target, headers):
    """Send a request as it stands and return status and body; 0 if there was no answer."""
    place = urlsplit(server.url)
    lines = [f"{method} {target} HTTP/1.1", f"Host: {place.netloc}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    with closing(socket.create_connection((place.hostname, place.port), timeout=30)) as wire:
        wire.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        answer = b""
        while part := wire.recv(65536):
            answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head, body


@settings(QUICK, max_examples=dose(100, full=1500))
@given(METHODS, st.sampled_from(PATHS), st.lists(TRICKS, max_size=2), QUERIES, HEADERS)
def test_no_request_finds_a_fault_or_a_file(server, method, path, tricks, query, headers):
    target = re.sub(r"[^!-~]", "", "/".join([path, *tricks]) + f"?{query}")
    status, head, body = send(server, method, target, headers)
    assert 200 <= status < 500
    assert not LEAKS.search(body)
    assert b"set-cookie: x" not in head.lower()
    if status >= 400 and target.startswith("/data/") and body:
        said = body if b"application/json" in head else b"{}"
        assert isinstance(json.loads(said), dict)


@settings(QUICK, max_examples=dose(30, full=500))
@given(st.binary(max_size=300))
def test_bytes_that_are_no_request_are_refused_and_others_are_still_served(server, junk):
    place = urlsplit(server.url)
    with closing(socket.create_connection((place.hostname, place.port), timeout=30)) as wire:
        wire.sendall(junk + b"\r\n\r\n")
        wire.shutdown(socket.SHUT_WR)
        answer = wire.recv(4096)
    assert not answer or 400 <= int(answer.split()[1]) < 500
    assert send(server, "GET", "/data/v1/counts.csv", {})[0] == 200
