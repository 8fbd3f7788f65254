"""The servers that are measured: ours, the obvious draft, the empty page, and plain files."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import progress
from record.atlas import load, utc_today
from record.basis import Basis
from service.edition.export import export
from tests.serving import ROOT, Server, free_port, serve

HERE = Path(__file__).parent


@contextmanager
def ours(*, pinned: bool = False) -> Iterator[Server]:
    """Run the product as `make run` does.

    Parameters
    ----------
    pinned
        Keep the server on the first core and this process on the others, if there are others.
    """
    cores = sorted(os.sched_getaffinity(0))
    apart = pinned and len(cores) > 1
    progress.say("starting the server")
    try:
        # A process inherits the cores of the one that starts it.
        os.sched_setaffinity(0, cores[:1] if apart else cores)
        with TemporaryDirectory() as room, serve(Path(room) / "log") as running:
            os.sched_setaffinity(0, cores[1:] if apart else cores)
            yield running
    finally:
        os.sched_setaffinity(0, cores)


@contextmanager
def alone(script: str) -> Iterator[Server]:
    """Run a page of this folder as a Streamlit app of its own.

    It gets the project's data, static files and configuration, but for the bound on the size of a
    message: a step of the draft is larger.
    """
    progress.say(f"starting {script}")
    with TemporaryDirectory() as room:
        folder = Path(room) / "app"
        folder.mkdir()
        for part in ROOT.iterdir():
            if part.name not in {"pages", ".git", ".streamlit"}:
                (folder / part.name).symlink_to(part)
        shutil.copy(HERE / script, folder / script)
        own = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "config.toml").write_text(
            re.sub(r"(?m)^maxMessageSize = .*\n", "", own), encoding="utf-8"
        )
        with serve(Path(room) / "log", script=script, folder=folder) as running:
            yield running


def has_nginx() -> bool:
    """Whether nginx is installed."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None


@contextmanager
def behind_nginx(number: int) -> Iterator[tuple[str, int]]:
    """Run `make scale`'s program; yield its address and process id."""
    port = free_port()
    command = [sys.executable, "tools/scale.py", "--number", str(number), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as door:
        door.stdout.readline()
        try:
            yield f"http://localhost:{port}", door.pid
        finally:
            door.terminate()


@contextmanager
def edition() -> Iterator[str]:
    """Export the last day of the static edition, and serve it as plain files; yield its address."""
    progress.say("exporting the static edition")
    today = utc_today()
    with TemporaryDirectory() as room:
        folder = Path(room) / "edition"
        export(folder, Basis(load(), today), after=today - timedelta(days=1))
        with files(folder) as url:
            yield url


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """Serve a folder as any file server would; yield its address."""
    with ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Say nothing of each request."""
