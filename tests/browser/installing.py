"""Commands that bring a browser: quiet unless they fail."""

import os
import shutil
import subprocess


def succeeds(command: list[str], timeout: float | None = None) -> bool:
    """Run a command, show its output only if it fails, and return whether it succeeded."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command,
            env=environment,
            check=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except subprocess.CalledProcessError as failure:
        print(*failure.output.splitlines()[-5:], sep="\n", flush=True)
    except (OSError, subprocess.TimeoutExpired) as failure:
        print(failure, flush=True)
    else:
        return True
    return False


def install_debian(*packages: str) -> bool:
    """Install packages of Debian, where we may; return whether they are there now."""
    if not (shutil.which("apt-get") and is_root()):
        return False
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return succeeds(["apt-get", "update", "-qq"]) and succeeds(install)


def is_root() -> bool:
    """Whether this process may install packages, and has to run Chromium without its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
