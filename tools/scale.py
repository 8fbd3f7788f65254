"""Several server processes behind nginx: `python tools/scale.py --number 4 --port 8501`.

Each process is `streamlit run server.py` on a port of its own. A process that ends is started anew.
SIGHUP replaces the processes one by one, each when the one before answers again; SIGTERM ends all.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
"""Debian's libnginx-mod-http-brotli-filter: with it, browsers that know Brotli get a tenth less."""
COMPRESSED_TYPES = (
    "text/css text/plain text/csv application/javascript text/javascript application/json "
    "application/geo+json application/xml application/atom+xml image/svg+xml"
)
PATIENCE = 60
"""Seconds until a process has to answer."""


class Backend:
    """A server process on a port of its own."""

    def __init__(self, port: int) -> None:
        """Start the process."""
        self.port = port
        self.start()

    def start(self) -> None:
        """Start the process; it does not answer yet."""
        command = [sys.executable, "-m", "streamlit", "run", "server.py"]
        options = ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        self.process = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL)

    @property
    def answers(self) -> bool:
        """Whether the process answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def wait(self) -> None:
        """Wait until the process answers."""
        deadline = time.monotonic() + PATIENCE
        while not self.answers:
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"The process on port {self.port} does not answer")
            time.sleep(0.1)

    def replace(self) -> None:
        """End the process, start another one and wait for it."""
        self.end()
        self.start()
        self.wait()

    def end(self) -> None:
        """End the process: it answers what it has been asked and takes nothing new."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


_USE_BROTLI = f"""  brotli on;
  brotli_comp_level 6;
  brotli_min_length 400;
  brotli_types {COMPRESSED_TYPES};
"""


def configuration(port: int, backends: list[Backend], folder: Path) -> str:
    """Return nginx's configuration for some processes."""
    servers = [f"    server 127.0.0.1:{one.port} max_fails=1 fail_timeout=2s;" for one in backends]
    filled = {
        "FOLDER": str(folder),
        "WORKERS": str(min(2, os.cpu_count() or 1)),
        "SERVERS": "\n".join(servers),
        "COUNT": str(len(backends)),
        "PORT": str(port),
        "LOAD_BROTLI": f"load_module {BROTLI};\n" if BROTLI.exists() else "",
        "USE_BROTLI": _USE_BROTLI if BROTLI.exists() else "",
        "COMPRESSED_TYPES": COMPRESSED_TYPES,
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in filled.items():
        text = text.replace(f"@{name}@", value)
    return text


def free_ports(number: int) -> list[int]:
    """Return ports of this machine that nobody listens on."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


def main() -> None:
    """Start everything and keep it running until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=4, help="server processes")
    parser.add_argument("--port", type=int, default=8501, help="where nginx listens")
    asked = parser.parse_args()
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if nginx is None:
        sys.exit("nginx is not installed: apt-get install nginx-light")
    backends = [Backend(port) for port in free_ports(asked.number)]
    for backend in backends:
        backend.wait()
    with tempfile.TemporaryDirectory(prefix="scale-") as room:
        folder = Path(room)
        folder.chmod(0o755)
        path = folder / "nginx.conf"
        path.write_text(configuration(asked.port, backends, folder), encoding="utf-8")
        door = subprocess.Popen([nginx, "-c", str(path), "-e", str(folder / "error.log")])
        try:
            _keep(backends, door, asked.port)
        finally:
            door.terminate()
            door.wait()
            for backend in backends:
                backend.end()


def _keep(backends: list[Backend], door: subprocess.Popen[bytes], port: int) -> None:
    wanted: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda got, _frame: wanted.append(got))
    ports = ", ".join(f"{one.port} ({one.process.pid})" for one in backends)
    while door.poll() is None and not _listens(port):
        time.sleep(0.05)
    print(f"http://localhost:{port} in front of {ports}", flush=True)
    while door.poll() is None:
        if wanted:
            if wanted.pop(0) != signal.SIGHUP:
                return
            for backend in backends:
                backend.replace()
            print("replaced", flush=True)
        for backend in backends:
            if backend.process.poll() is not None:
                backend.start()
        time.sleep(0.2)
    sys.exit("nginx has ended")


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
