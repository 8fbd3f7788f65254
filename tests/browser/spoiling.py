"""A folder behind a file server that answers one of its files wrongly, as it is told."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

HOW = ("500", "half", "garbage")


def spoiled(content, how):
    """A status and what is answered in place of the content of a file."""
    match how:
        case "500":
            return 500, b""
        case "half":
            return 200, content[: len(content) // 2]
        case _:
            return 200, b"\x00<!doctype html><p>{garbage"


class SpoilingServer(ThreadingHTTPServer):
    """Serves a folder. `spoil` names a path below it, and how its file is answered.

    So is the script that holds the same data, which the static edition has beside each data file.
    """

    def __init__(self, folder):
        super().__init__(("localhost", 0), partial(_Handler, directory=folder))
        self.spoil = ("", "")
        self.url = f"http://localhost:{self.server_port}"


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        path, how = self.server.spoil
        if urlsplit(self.path).path not in (f"/{path}", f"/{path}.js"):
            return super().do_GET()
        status, body = spoiled(Path(self.translate_path(self.path)).read_bytes(), how)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def spoiling(folder):
    """Serve a folder until the end."""
    with SpoilingServer(folder) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
