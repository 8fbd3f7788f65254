"""The command line: `python -m service`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from geo.areas import Area
from geo.atlas import Atlas, load, utc_today
from geo.timeline import check_built
from geo.view import DEFAULT_TREATY
from service import answers
from treaty.faults import TableError
from treaty.statuses import Status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 for broken tables, or 2 for a bad argument."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        atlas = load()
        check_built(atlas.histories, atlas.version)
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    if asked.command == "check":
        rows = sum(len(frame) for frame in vars(atlas.tables).values() if hasattr(frame, "columns"))
        print(f"{rows} rows hold, version {atlas.version}")
        return 0
    try:
        text = asked.answer(asked, atlas)
    except answers.BadParameterError as error:
        parser.exit(2, f"{parser.prog} {asked.command}: {error}\n")
    _write(text, asked.output)
    return 0


def _snapshot(asked: argparse.Namespace, atlas: Atlas) -> str:
    today = utc_today()
    parameters = {
        "date": [asked.date],
        "treaty": [asked.treaty],
        "area": [asked.area] if asked.area else [],
        "status": asked.status,
        "country": asked.country,
    }
    return answers.status(
        answers.view(parameters, atlas, today=today), asked.format, atlas, today=today
    )


def _borders(asked: argparse.Namespace, atlas: Atlas) -> str:
    today = utc_today()
    parameters = {"date": [asked.date], "treaty": [asked.treaty]}
    return answers.border(
        answers.view(parameters, atlas, today=today), asked.format, atlas, today=today
    )


def _changes(asked: argparse.Namespace, atlas: Atlas) -> str:
    after, until = answers.period(
        asked.treaty, atlas, start=getattr(asked, "from"), end=asked.to, today=utc_today()
    )
    return answers.change(asked.treaty, asked.format, atlas, after=after, until=until)


def _write(text: str, output: str) -> None:
    if output == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write(text)
    else:
        Path(output).write_text(text, encoding="utf-8", newline="\n")


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m service", description="Which state was bound by the ban on which day."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    snapshot = commands.add_parser("snapshot", help="the status of each state on a day")
    snapshot.set_defaults(answer=_snapshot)
    _add_common(snapshot, answers.TABLE_FORMATS)
    snapshot.add_argument("--date", default="today", help="day as YYYY-MM-DD (default: today, UTC)")
    snapshot.add_argument(
        "--status", action="append", default=[], help=f"only these; one of {', '.join(Status)}"
    )
    snapshot.add_argument("--area", help=f"one of {', '.join(Area)} (default: all states)")
    snapshot.add_argument(
        "--country", action="append", default=[], help="only these; ISO 3166-1 alpha-3"
    )

    borders = commands.add_parser(
        "borders", help="the border pairs on a day, with both sides' status"
    )
    borders.set_defaults(answer=_borders)
    _add_common(borders, answers.TABLE_FORMATS)
    borders.add_argument("--date", default="today", help="day as YYYY-MM-DD (default: today, UTC)")

    changes = commands.add_parser("changes", help="who changed status on which day")
    changes.set_defaults(answer=_changes)
    _add_common(changes, answers.CHANGE_FORMATS)
    changes.add_argument("--from", help="changes after this day (default: from the first on)")
    changes.add_argument("--to", default="today", help="changes up to this day (default: today)")

    commands.add_parser("check", help="validate every table; one line per fault")
    return parser


def _add_common(command: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    command.add_argument("--treaty", default=DEFAULT_TREATY, help="code of the treaty")
    command.add_argument("--format", choices=formats, default="csv")
    command.add_argument("-o", "--output", default="-", help="file to write, - for standard output")


if __name__ == "__main__":
    sys.exit(main())
