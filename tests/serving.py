"""The real server, started as a visitor's machine would start it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds until the first answer


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process and what it has printed."""

    url: str
    pid: int
    log: Path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("", 0)) as listener:
        return int(listener.getsockname()[1])


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
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    end = "does not answer" if process.poll() is None else f"ended with {process.returncode}"
    raise RuntimeError(f"The server {end}. Its log:\n{log.read_text(errors='replace')}")
