"""The engines beside Chromium's: Firefox, and the WebKit of Safari as Debian builds it.

`python -m tests.browser.engines` says what is there, and installs what is not.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.remote.webdriver import WebDriver

from tests.browser.installing import install_debian
from tests.browser.marionette import Marionette
from tests.waiting import wait_until

PACKAGES = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}
"""What Debian calls them. WebKit needs a screen: Xvfb is one that nobody sees."""

SIZE = (1440, 900)
FIREFOXES = ("firefox-esr", "firefox")
PREFERENCES = {
    "marionette.port": 0,  # any
    "app.normandy.enabled": False,
    "browser.download.folderList": 2,  # the folder that is named
}
ERRORS_OF_PAGES = """
    return Services.console.getMessageArray()
        .filter(told => told instanceof Ci.nsIScriptError && !(told.flags & told.warningFlag))
        .filter(told => told.sourceName.startsWith("http"))
        .map(told => told.errorMessage)
"""


@dataclass(frozen=True)
class Engine:
    """A browser with one window."""

    driver: WebDriver
    downloads: Path
    errors: Callable[[], list[str]] = list
    """What its console holds of errors of pages; WebKit's driver tells nothing of it."""


def missing() -> list[str]:
    """Return the names of the engines that are not installed."""
    there = {"firefox": _firefox(), "webkit": _minibrowser() and shutil.which("Xvfb")}
    return [name for name, path in there.items() if not path]


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Run Firefox, headless; the folder becomes its profile."""
    downloads = folder / "downloads"
    preferences = PREFERENCES | {"browser.download.dir": f"{downloads}"}
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in preferences.items())
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    flags = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote")
    command = [_firefox(), *flags, "--profile", f"{folder}"]
    with (folder / "log").open("wb") as log, _running(command, log):
        port = wait_until(lambda: _text(folder / "MarionetteActivePort"), "Firefox")
        with closing(Marionette(int(port))) as executor:
            driver = WebDriver(executor, options=ArgOptions())

            def errors() -> list[str]:
                driver.execute("Marionette:SetContext", {"value": "chrome"})
                found = driver.execute_script(ERRORS_OF_PAGES)
                driver.execute("Marionette:SetContext", {"value": "content"})
                return found

            yield Engine(driver, downloads, errors)


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """Run WebKitGTK's browser on a screen of its own; the folder becomes its home."""
    options = WebKitGTKOptions()
    options.binary_location = _minibrowser()
    options.add_argument("--automation")
    with _screen() as display:
        environment = {**os.environ, "DISPLAY": display, "HOME": f"{folder}"}
        service = WebKitGTKService(log_output=f"{folder / 'log'}", env=environment)
        driver = WebKitGTK(options, service)
        try:
            yield Engine(driver, folder)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """Have a screen; yields what X11 calls it."""
    width, height = SIZE
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", f"{write}", "-screen", "0", f"{width}x{height}x24"]
    with _running(command, subprocess.DEVNULL, hand_down=(write,)), os.fdopen(read) as number:
        os.close(write)  # or nobody would notice that Xvfb has ended
        yield f":{number.readline().strip()}"


@contextmanager
def _running(
    command: list[str], output: int | IO[bytes], hand_down: tuple[int, ...] = ()
) -> Iterator[None]:
    """Run a process as long as the block lasts; it inherits the files that are handed down."""
    with subprocess.Popen(command, stdout=output, stderr=output, pass_fds=hand_down) as process:
        try:
            yield
        finally:
            process.terminate()


def _firefox() -> str | None:
    return next(filter(None, map(shutil.which, FIREFOXES)), None)


def _minibrowser() -> str | None:
    found = Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")
    return next(map(str, found), None) if shutil.which("WebKitWebDriver") else None


def _text(path: Path) -> str:
    return path.read_text(errors="replace") if path.exists() else ""


if __name__ == "__main__":
    if lacking := missing():
        packages = [package for name in lacking for package in PACKAGES[name]]
        print("Installing", *packages, flush=True)
        install_debian(*packages)
    for name in PACKAGES:
        print(f"{name}: {'missing' if name in missing() else 'installed'}", flush=True)
    if missing() and os.environ.get("CI"):
        sys.exit(1)
