"""The first page has the style sheet in its head; everything else passes untouched."""

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def get(url, method="GET", **headers):
    with urllib.request.urlopen(urllib.request.Request(url, method=method, headers=headers)) as got:
        return got.headers, got.read()


@pytest.mark.parametrize("path", ["/", "/countries", "/?date=2025-12-27"])
def test_the_first_page_has_the_style_sheet_in_its_head(server, path):
    headers, body = get(server.url + path, **{"Accept-Encoding": "gzip"})
    assert int(headers["Content-Length"]) == len(body)
    head, _, _ = gzip.decompress(body).decode().partition("</head>")
    assert (ROOT / "ui" / "styles" / "page.css").read_text(encoding="utf-8") in head


def test_it_is_sent_again_only_when_it_is_another_one(server):
    headers, body = get(server.url + "/")
    assert headers["Cache-Control"] == "no-cache"
    with pytest.raises(urllib.error.HTTPError) as known:
        get(server.url + "/", **{"If-None-Match": headers["ETag"]})
    assert known.value.code == 304
    assert known.value.headers["Content-Security-Policy"] == headers["Content-Security-Policy"]
    assert get(server.url + "/", **{"If-None-Match": '"another"'})[1] == body


def test_head_tells_the_length_of_get(server):
    headers, body = get(server.url + "/", method="HEAD")
    assert body == b""
    assert headers["Content-Length"] == get(server.url + "/")[0]["Content-Length"]


@pytest.mark.parametrize("path", ["/data/v1/", "/embed", "/robots.txt"])
def test_other_answers_pass_untouched(server, path):
    headers, body = get(server.url + path, **{"Accept-Encoding": "identity"})
    assert b"st-key-board" not in body
    assert headers["ETag"]
