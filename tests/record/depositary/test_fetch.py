"""Getting a page over HTTP: limits, redirects and answers that are no page."""

import itertools
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from select import select

import pytest

from record.depositary.update.fetch import FetchError, Limits, SourceError, content
from tests.serving import free_port

PAGE = b"<html>a page</html>"
TURNS = itertools.count()
SIZE = 100_000
PATIENT, HASTY, SHORT = (
    Limits(silence=silence, whole=whole, size=SIZE)
    for silence, whole in [(30, 60), (1, 60), (30, 2)]
)
"""How long a silence and the whole may be: for hosts that answer, that are silent, that drip."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        getattr(self, self.path.strip("/").partition("?")[0])()

    def log_message(self, *_arguments):
        pass

    def answer(self, body=PAGE, status=200, **headers):
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html; charset=utf-8"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self):
        assert self.headers["User-Agent"].startswith("mine-ban-map")
        self.answer(Content_Length=str(len(PAGE)))

    def moved(self):
        self.answer(b"", 302, Location="/page")

    def elsewhere(self):
        self.answer(b"", 302, Location="http://example.org/page")

    def plainly(self):
        self.answer(b"", 301, Location="file:///etc/hostname")

    def circle(self):
        self.answer(b"", 302, Location=f"/circle?{next(TURNS)}")

    def busy(self):
        self.answer(b"later", 503)

    def busy_once(self):
        if next(self.server.visits):
            self.page()
        else:
            self.busy()

    def document(self):
        self.answer(**{"Content-Type": "application/pdf"})

    def broken(self):
        self.answer(PAGE[:5], Content_Length=str(len(PAGE)))

    def large(self):
        self.answer(b"x" * 200_000)

    def silent(self):
        self.rfile.read(1)  # until the client hangs up

    def hangup(self):
        self.close_connection = True

    def drips(self):
        self.answer(b"")
        while not select([self.connection], [], [], 0.1)[0]:  # until the client hangs up
            self.wfile.write(b"x")


@contextmanager
def serving():
    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.visits = itertools.count()
    server.handle_error = lambda *_: None  # a client that hangs up is what is tested
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def origin():
    with serving() as address:
        yield address


@pytest.mark.parametrize("path", ["page", "moved", "busy_once"])
def test_a_page_is_fetched_also_when_it_moved_or_the_host_was_busy(origin, path):
    assert content(f"{origin}/{path}", origin=origin, limits=PATIENT) == PAGE


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("elsewhere", "found a redirect to http://example.org/page"),
        ("plainly", "found a redirect to file:///etc/hostname"),
        ("circle", "found more than 3 redirects"),
        ("busy", "found HTTP 503 Service Unavailable"),
        ("document", "expected text/html"),
        ("broken", f"found 5 bytes and {len(PAGE) - 5} missing"),
        ("large", "expected at most 100,000 bytes"),
        ("silent", "found no byte for 1 seconds"),
        ("hangup", "found no answer: Remote end closed connection"),
        ("drips", "after 2 seconds, and no end"),
    ],
)
def test_what_is_no_page_is_refused_with_what_was_found(origin, path, found):
    limits = {"silent": HASTY, "drips": SHORT}.get(path, PATIENT)
    with pytest.raises(FetchError) as caught:
        content(f"{origin}/{path}", origin=origin, limits=limits)
    assert found in str(caught.value)
    assert str(caught.value).startswith("expected ")


def test_a_host_that_does_not_answer_is_named():
    origin = f"http://localhost:{free_port()}"
    with pytest.raises(FetchError, match=rf"expected the page at {origin}/page; found no answer"):
        content(f"{origin}/page", origin=origin, limits=PATIENT)


def test_another_host_is_refused_before_anything_is_asked(origin):
    for address in (f"{origin}/page", origin.replace("http:", "https:"), "ftp://treaties.un.org/"):
        with pytest.raises(SourceError, match=r"expected an address https://treaties\.un\.org/"):
            content(address)


def test_a_saved_page_has_the_same_limit_of_size(tmp_path):
    saved = tmp_path / "page.html"
    saved.write_bytes(b"x" * 100)
    assert len(content(str(saved), limits=Limits(size=100))) == 100
    with pytest.raises(SourceError, match="expected at most 99 bytes"):
        content(str(saved), limits=Limits(size=99))
