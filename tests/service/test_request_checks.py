"""What the server lets in: hosts, origins, sizes; which addresses of Streamlit stay closed."""

import asyncio
import http.client
import json
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from starlette.datastructures import Headers
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from benchmarks.visitor import visit
from service.shell.request_checks import LARGEST_HEADERS, LONGEST_ADDRESS, HostCheck, RequestChecks
from tests.serving import ROOT, free_port, serve

CLOSED = [
    "/_stcore/metrics",
    "/_stcore/metrics?families=cache_memory_bytes",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/script-health-check",
    "/_stcore/upload_file/session/file",
    "/_stcore/bidi-components/some/index.js",
    "/_stcore/",
    "/_stcore/health/",
    "/_stcore/%68ealth/..",
    "/auth/login",
    "/auth/login/?provider=x",
    "/auth/logout",
    "/oauth2callback?state=x",
]


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_a_door_that_is_not_for_visitors_is_closed(ask, path, method):
    reply = ask(path, method=method)
    assert reply.status == 404
    assert json.loads(reply.body)["parameter"] == "path"


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("below", ["/ottawa", "/borders", "/a/b", "/_stcore/health", "/app/static"])
def test_a_closed_door_is_closed_below_any_path(ask, below, path):
    assert ask(f"{below}{path}").status == 404


def test_a_path_that_the_server_is_told_to_stand_below_opens_no_door():
    """`uvicorn server:app --root-path /ottawa` puts it before the path of each request."""

    async def answered(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    for path, status in [("/_stcore/metrics", 404), ("/auth/login", 404), ("/_stcore/health", 200)]:
        request = {
            "type": "http",
            "method": "GET",
            "path": f"/ottawa{path}",
            "raw_path": path.encode(),
            "root_path": "/ottawa",
            "query_string": b"",
            "headers": [(b"host", b"localhost")],
        }
        started = []

        async def keep(message, started=started):
            started.append(message)

        asyncio.run(RequestChecks(answered)(request, None, keep))
        assert started[0]["status"] == status, path


def test_streamlits_setting_for_a_path_is_refused_at_the_start():
    command = [sys.executable, "-m", "streamlit", "run", "server.py"]
    options = ["--server.port", str(free_port()), "--server.baseUrlPath", "ottawa"]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert b"server.baseUrlPath does not work here" in done.stderr


def test_streamlits_page_knows_no_site_that_may_steer_it(ask):
    known = json.loads(ask("/_stcore/host-config").body)
    assert known["allowedOrigins"] == []
    assert known["metricsUrl"] == ""


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "",
        "a b",
        "<script>",
        "[::1",
        "x@y",
    ],
)
@pytest.mark.parametrize("path", ["/", "/data/v1/", "/embed", "/_stcore/health"])
def test_another_host_is_refused(ask, host, path):
    reply = ask(path, Host=host)
    assert reply.status == 421
    said = json.loads(reply.body)
    assert said["parameter"] == "Host"
    assert "ALLOWED_HOSTS" in said["expected"]


def test_no_host_and_two_hosts_are_refused(server):
    for headers in (b"", b"Host: localhost\r\nHost: evil.example\r\n"):
        assert b" 421 " in raw(server, b"GET / HTTP/1.1\r\n" + headers + b"\r\n")


@pytest.mark.parametrize(
    "host", ["localhost:1", "127.0.0.1", "[::1]:8501", "192.168.1.20:8501", "map", "map.local"]
)
def test_numbers_and_names_of_ones_own_network_are_answered(ask, host):
    assert ask("/data/v1/counts.csv", Host=host).status == 200


def test_the_site_and_what_is_allowed_beside_it_are_answered(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://map.example.org/")
    hosts = HostCheck(["www.example.net", "*.example.com"])

    def answers(host):
        return hosts.answer_to(Headers({"host": host}))

    assert all(map(answers, ["map.example.org", "MAP.EXAMPLE.ORG:443", "www.example.net"]))
    assert all(map(answers, ["a.example.com", "a.b.example.com", "map.example.org."]))
    assert not any(map(answers, ["example.org", "example.com", "badexample.com", "example.net"]))
    assert HostCheck(["*"]).answer_to(Headers({"host": "anything.example"}))


def open_socket(server, origin):
    async def story():
        async with visit(server.url, origin=origin) as visitor:
            return await visitor.open()

    return asyncio.run(story())


def test_a_page_of_another_site_gets_no_session(server):
    for origin in (
        "https://evil.example",
        "null",
        "http://localhost",
        "http://localhost.evil.example",
    ):
        with pytest.raises(InvalidStatus) as refused:
            open_socket(server, origin)
        assert refused.value.response.status_code == 403


def test_under_another_name_there_is_no_session(server):
    handshake = (
        b"GET /_stcore/stream HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    assert b" 101 " in raw(server, handshake % b"localhost").splitlines()[0]
    for host in (b"evil.example", b"localhost.evil.example"):
        assert b" 403 " in raw(server, handshake % host).splitlines()[0]


def test_a_page_of_this_site_and_a_program_get_one(server):
    assert open_socket(server, server.url).messages
    assert open_socket(server, None).messages


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"\0" * 1_500_000, 1009),  # more than a megabyte
        (b"\0" * 5_000_000, 1009),  # more than the connection takes
        (b"\xff" * 20, 1002),  # no message of Streamlit's
        ("text", 1003),  # Streamlit's are never text
    ],
)
def test_what_is_no_message_ends_the_session_and_only_that(server, message, code):
    async def story():
        async with visit(server.url) as visitor, visit(server.url) as other:
            await visitor.open()
            await visitor.socket.send(message)
            with pytest.raises(ConnectionClosedError) as closed:
                await to_the_end(visitor.socket)
            assert (await other.open()).messages
        return closed.value.rcvd

    end = asyncio.run(story())
    assert end.code == code
    assert "Traceback" not in end.reason
    assert "KeyError" not in server.log.read_text(errors="replace")


@pytest.mark.server
def test_an_origin_moves_streamlit_to_no_lookup_and_no_permission(tmp_path, monkeypatch):
    # For an origin that it does not know Streamlit asks another host for this one's address.
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{elsewhere.getsockname()[1]}")
        monkeypatch.setenv("no_proxy", "localhost")
        with serve(tmp_path / "server.log") as server:
            connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
            connection.request("GET", "/_stcore/health", headers={"Origin": "https://evil.example"})
            answer = connection.getresponse()
            assert answer.status == 200
            assert answer.headers["Access-Control-Allow-Origin"] is None
            with pytest.raises(InvalidStatus):
                open_socket(server, "https://evil.example")
        with pytest.raises(BlockingIOError):  # nobody has knocked until the server's end
            elsewhere.accept()


def test_an_address_and_headers_can_be_long_but_not_endless(ask):
    long = "/data/v1/status/today.csv?" + "&".join(["country=POL"] * 300)
    assert ask(long).status == 200
    endless = "/data/v1/?" + "x" * LONGEST_ADDRESS
    assert ask(endless).status == 414
    assert ask("/" + "x" * LONGEST_ADDRESS).status == 414
    assert ask("/data/v1/", X_Long="x" * 8000).status == 200
    assert ask("/data/v1/", X_Endless="x" * LARGEST_HEADERS).status == 431


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE"])
def test_a_body_is_refused_unread(server, method):
    for path in (b"/", b"/data/v1/", b"/embed", b"/app/static/map/layer.js"):
        for size in (b"Content-Length: 1000000000", b"Transfer-Encoding: chunked"):
            request = method.encode() + b" " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + size
            answer = raw(server, request + b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 413 ")
            assert b"connection: close" in answer.lower()


def test_a_request_with_an_empty_body_is_answered(ask):
    assert ask("/data/v1/", Content_Length="0").status == 200


async def to_the_end(websocket):
    async for _ in websocket:
        pass


def raw(server, request):
    """What the server answers to these bytes."""
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        connection.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer and (part := connection.recv(4096)):
            answer += part
        return answer
