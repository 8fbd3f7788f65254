"""The real server, started as a visitor's machine would start it."""

import os
import random
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parent.parent
PORTS = range(10_000, 32_000)
"""Below those that a system gives to connections: none of these takes a port before its server."""


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process and what it has printed."""

    url: str
    pid: int
    log: Path


def free_port() -> int:
    """A port that nobody listens on, by chance: tests that run side by side get different ones."""
    while True:
        port = random.choice(PORTS)  # noqa: S311
        with suppress(OSError), socket.create_server(("", port)):
            return port


@contextmanager
def serve(
    log: Path, script: str = "server.py", folder: Path = ROOT, port: int | None = None
) -> Iterator[Server]:
    """Run `streamlit run SCRIPT` in a project folder, with its configuration, until the end."""
    port = port or free_port()
    url = f"http://localhost:{port}"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _await_health(process, url, log)
            yield Server(url, process.pid, log)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def _await_health(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    try:
        wait_until(lambda: process.poll() is not None or answers(f"{url}/_stcore/health"), url)
    except TimeoutError:
        end = "does not answer"
    else:
        if process.poll() is None:
            return
        end = f"ended with {process.returncode}"
    raise RuntimeError(f"The server {end}. Its log:\n{log.read_text(errors='replace')}")


def answers(url: str) -> bool:
    """Whether an address is answered well."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
