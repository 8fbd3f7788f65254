"""The command line: `python -m service`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from geo.atlas import Atlas, utc_today
from service import answers, site
from service.address import Address, BadParameterError, Basis
from service.record import record
from treaty.faults import TableError

COMMANDS = {
    "snapshot": answers.STATUS,
    "borders": answers.BORDERS,
    "changes": answers.CHANGES,
}
"""Commands that write what an address of the data service answers."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 for broken tables, or 2 for a bad argument."""
    asked = _parser().parse_args(arguments)
    found = record()
    if isinstance(found, TableError):
        print(found, file=sys.stderr)
        return 1
    if asked.command == "check":
        return _check(found)
    return _answer(COMMANDS[asked.command], asked, found)


def _check(atlas: Atlas) -> int:
    rows = sum(len(frame) for frame in vars(atlas.tables).values() if hasattr(frame, "columns"))
    print(f"{rows} rows hold, version {atlas.version}")
    return 0


def _answer(address: Address, asked: argparse.Namespace, atlas: Atlas) -> int:
    given = {parameter.name: getattr(asked, parameter.name) for parameter in address.parameters}
    values = {name: texts for name, texts in given.items() if texts}
    basis = Basis(atlas, utc_today(), site.address())
    try:
        address.check(values)
        body = address.write(address.read(values, basis), asked.format, basis)
        _write(body, asked.output)
    except (BadParameterError, OSError) as error:
        print(f"python -m service {asked.command}: {error}", file=sys.stderr)
        return 2
    return 0


def _write(body: bytes, output: str) -> None:
    if output != "-":
        Path(output).write_bytes(body)
        return
    try:
        sys.stdout.buffer.write(body)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has had enough; Python would complain again when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m service",
        description="Which state was bound by the ban on which day: the data service's answers, "
        "byte for byte, on the command line.",
        epilog="`python -m service COMMAND --help` lists the options of a command. "
        "Exit status: 0, 1 if the tables do not hold, 2 for a bad argument. "
        "SITE_URL in the environment gives the feed its absolute links.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, address in COMMANDS.items():
        _add(commands, name, address)
    check = "validate every table; one line per fault, exit status 1"
    commands.add_parser("check", help=check, description=check)
    return parser


def _add(commands: "argparse._SubParsersAction[_Parser]", name: str, address: Address) -> None:
    columns = f"Columns: {', '.join(address.columns)}. Licence: {address.licence}."
    command = commands.add_parser(
        name, help=address.title, description=f"{address.title}. {address.returns}", epilog=columns
    )
    for parameter in address.parameters:
        default = f" (default: {parameter.default})" if parameter.default else ""
        repeated = "; may be repeated" if parameter.repeatable else ""
        command.add_argument(
            f"--{parameter.name}",
            action="append",
            metavar=parameter.name.upper(),
            help=f"{parameter.meaning}, for example {parameter.example}{repeated}{default}",
        )
    command.add_argument(
        "--format",
        choices=address.formats,
        default=address.formats[0],
        help="format of the answer (default: %(default)s)",
    )
    command.add_argument(
        "-o", "--output", default="-", help="file to write, - for standard output (default: -)"
    )


if __name__ == "__main__":
    sys.exit(main())
