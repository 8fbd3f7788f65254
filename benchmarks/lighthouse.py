"""Lighthouse's marks of the map, the embed and an exported page: `python -m benchmarks.lighthouse`.

It ends with 1 where accessibility or best practices are under 100, or SEO under 90. Performance is
noted only: it depends on the machine. Lighthouse comes from npm by way of `npx` (Node 18.20 or
newer), measures as a phone on a slow line, and sees no host but this one.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import machine, servers
from benchmarks.result import RESULTS
from tests.browser import chromium

VERSION = "12.8.2"
"""The newest that runs on Node 18 and 20."""
PATIENCE = 300
"""Seconds for one page."""
LEAST = {"accessibility": 100, "best-practices": 100, "seo": 90, "performance": 0}
"""The least mark of each category, of 100."""
FAST = {"map": 60, "embed": 95, "exported map": 95}
"""The budget of performance, which the table shows."""
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "moved",
}
"""What Lighthouse measures of performance, and how the table calls it."""


def main() -> int:
    """Judge every page, print a table, keep it as JSON; return 1 if a mark is too low."""
    browser = chromium.find()
    if browser is None:
        sys.exit("No Chromium or Chrome: set CHROME_PATH or run `make test`")
    if shutil.which("npx") is None:
        sys.exit("No npx: install Node.js, from which Lighthouse runs")
    with TemporaryDirectory() as room, servers.ours() as server, servers.edition() as edition:
        pages = {
            "map": f"{server.url}/",
            "embed": f"{server.url}/embed",
            "exported map": f"{edition}/",
            "exported list of files": f"{edition}/data/",
        }
        report = Path(room) / "report.json"
        judged = {name: _judged(url, browser, report) for name, url in pages.items()}
    print(_table(judged))
    about = {
        "date": datetime.now(UTC).date().isoformat(),
        "lighthouse": VERSION,
        "machine": machine.describe(),
        "pages": judged,
    }
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(about, indent=1, ensure_ascii=False)
    (RESULTS / "lighthouse.json").write_text(f"{text}\n", encoding="utf-8")
    return int(any(page["faults"] for page in judged.values()))


def _judged(url: str, browser: str, report: Path) -> dict[str, Any]:
    """Return the marks of a page, its times, and what failed in a category that is too low."""
    command = ["npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json"]
    command += [f"--output-path={report}", f"--only-categories={','.join(LEAST)}"]
    command += [f"--chrome-flags={' '.join(('--headless=new', '--no-sandbox', *chromium.FLAGS))}"]
    subprocess.run(
        command, env={**os.environ, "CHROME_PATH": browser}, check=True, timeout=PATIENCE
    )
    found = json.loads(report.read_text(encoding="utf-8"))
    marks = {name: round(100 * found["categories"][name]["score"]) for name in LEAST}
    low = [name for name, least in LEAST.items() if marks[name] < least]
    return {
        "marks": marks,
        "times": {name: found["audits"][audit]["displayValue"] for audit, name in TIMES.items()},
        "faults": [fault for name in low for fault in _faults(found, name)],
    }


def _faults(found: dict[str, Any], category: str) -> Iterator[str]:
    for part in found["categories"][category]["auditRefs"]:
        audit = found["audits"][part["id"]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
            items = audit.get("details", {}).get("items", [])
            yield f"{category}: {audit['title']} {json.dumps(items, ensure_ascii=False)[:600]}"


def _table(judged: dict[str, dict[str, Any]]) -> str:
    width = max(map(len, judged))
    lines = [f"{'':{width}}  {'  '.join((*LEAST, 'budget', *TIMES.values()))}"]
    for name, page in judged.items():
        marks = [f"{page['marks'][column]:>{len(column)}}" for column in LEAST]
        marks.append(f"{f'≥ {FAST[name]}' if name in FAST else '':>6}")
        times = [f"{page['times'][column]:>{len(column)}}" for column in TIMES.values()]
        lines.append(f"{name:{width}}  {'  '.join((*marks, *times))}")
    lines += [f"{name}: {fault}" for name, page in judged.items() for fault in page["faults"]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
