"""The tests as if it were another day: `python -m tests.at_day 2028-02-29 [pytest's arguments]`.

Python looks for `sitecustomize` when it starts: pytest and every process that a test starts find
the one beside this, which sets their clock to noon of that day, UTC. The clock of the browser's
pages is set to it by their tests.
"""

import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

AHEAD = "TESTS_CLOCK_AHEAD"
"""The variable that says by how many seconds the clock is ahead of the machine's."""
CLOCK = Path(__file__).parent / "clock"


def is_faked() -> bool:
    """Whether this process has another clock than the machine."""
    return AHEAD in os.environ


def environment(day: date) -> dict[str, str]:
    """Return this process's environment for processes that begin at noon of a day, UTC."""
    ahead = (datetime.combine(day, time(12), UTC) - datetime.now(UTC)).total_seconds()
    ahead += float(os.environ.get(AHEAD, "0"))
    path = os.pathsep.join(filter(None, [str(CLOCK), os.environ.get("PYTHONPATH")]))
    return {**os.environ, AHEAD: str(ahead), "PYTHONPATH": path}


def main() -> None:
    """Run pytest on the day that is named."""
    words = sys.argv[1:]
    try:
        day = date.fromisoformat(words[0])
    except (IndexError, ValueError):
        given = repr(words[0]) if words else "nothing"
        sys.exit(f"expected a day, for example 2028-02-29; found {given}")
    # time-machine is a plugin of pytest too, which notices that it is there already.
    quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    command = [sys.executable, "-m", "pytest", *quiet, *words[1:]]
    os.execve(sys.executable, command, environment(day))  # noqa: S606 (no shell is meant)


if __name__ == "__main__":
    main()
