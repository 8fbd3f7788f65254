"""Which Chromium the browser tests drive.

`python -m tests.browser.chromium` says which, and installs one if there is none.
"""

import os
import shutil
import sys
from pathlib import Path

from tests.browser.installing import install_debian, is_root, succeeds

# The shell is the same browser without a window: a quarter less work for each page.
SHELL = "chromium-headless-shell"
COMMANDS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# A quiet browser: no call home, no update, so that every request is the page's own.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PLAYWRIGHT_PATIENCE = 300  # seconds for a download of some 200 MB


def launch_options() -> dict[str, object]:
    """Return what `playwright.chromium.launch` takes, for the browser that `find` found."""
    sandbox = ("--no-sandbox",) if is_root() else ()
    return {"executable_path": find(), "args": [*FLAGS, *sandbox], "headless": True}


def find() -> str | None:
    """Return the path of a Chromium or Chrome: CHROME_PATH, an installed one, or Playwright's."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named
    candidates = (*filter(None, map(shutil.which, COMMANDS)), *MAC_APPLICATIONS)
    return next(filter(_starts, candidates), None) or _from_playwright()


def install() -> str | None:
    """Install Playwright's Chromium, else Debian's package; return its path."""
    print("No Chromium or Chrome found; installing Playwright's", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if succeeds(command, timeout=PLAYWRIGHT_PATIENCE) and (path := find()):
        return path
    print("Playwright's is not to be had; installing Debian's package", flush=True)
    install_debian(SHELL)
    return find()


def _from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    return Path(path).exists() and succeeds([path, "--version"], timeout=30)


if __name__ == "__main__":
    chromium = find() or install()
    print(f"Browser: {chromium}" if chromium else "No browser: set CHROME_PATH", flush=True)
    if not chromium and os.environ.get("CI"):
        sys.exit(1)
