"""Measure everything, print one table and keep it as JSON: `python -m benchmarks [PART …]`.

A line says what is being measured and each figure as soon as it is known.
"""

import argparse
import resource
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from benchmarks import (
    crowd,
    data_service,
    day_of_play,
    growth,
    idle,
    line_of_time,
    machine,
    progress,
    restart,
    result,
    scale,
    side_by_side,
    slow_clients,
)
from benchmarks.result import Line

PARTS: dict[str, Callable[[bool], Iterator[Line]]] = {
    "growth": lambda quick: growth.lines(*(((1, 10), 20) if quick else ((1, 10, 100), 200))),
    "pages": lambda quick: side_by_side.lines(side_by_side.QUICK if quick else side_by_side.FULL),
    "time": lambda quick: line_of_time.lines(5 if quick else 50),
    "crowd": lambda quick: crowd.lines(
        (10,) if quick else (10, 100, 300, 500), 5 if quick else 80, 30 if quick else 300
    ),
    "data": lambda quick: data_service.lines(1 if quick else 5),
    "scale": lambda quick: scale.lines(5 if quick else 20),
    "restart": lambda quick: restart.lines(5 if quick else 50),
    "slow": lambda quick: slow_clients.lines(*((10, 3) if quick else (200, 60))),
    "idle": lambda quick: idle.lines(20 if quick else 1_000),
    "play": lambda quick: day_of_play.lines(200 if quick else 10_000),
}
USUAL = ("growth", "pages", "time", "crowd", "data")
"""What is measured if nothing is named: `scale` needs nginx, what follows it takes an hour."""


def main() -> None:
    """Run the parts that are named, or the usual ones."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="few rounds, in two minutes; not kept")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"unknown part {', '.join(unknown)}: one of {', '.join(PARTS)}")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a session is a file, on both sides
    load = machine.busy()
    lines: list[Line] = []
    parts = asked.parts or USUAL
    for number, name in enumerate(parts, start=1):
        progress.say(f"part {number} of {len(parts)}: {name}")
        for line in PARTS[name](asked.quick):
            lines.append(line)
            progress.say(f"  = {result.row(line)}")
    begun = datetime.now(UTC).date().isoformat()
    about = {"date": begun, "machine": machine.describe(), "load_before": round(load, 1)}
    print(f"\n{result.table(lines)}\n\n{_said(about)}")
    if asked.quick:
        print("A quick run: few rounds, for a first look. It is not kept in benchmarks/results/.")
    else:
        name = "-".join(asked.parts) or "all"
        result.write(lines, about, result.RESULTS / f"{begun}-{name}.json")


def _said(about: dict[str, object]) -> str:
    own = about["machine"]
    return (
        f"{own['cores']} cores of {own['processor']}, Python {own['python']}; load of the machine "
        f"before the run {about['load_before']}. Crowd and data service: server on core 0, "
        "driver on the others."
    )


if __name__ == "__main__":
    main()
