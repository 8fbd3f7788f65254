"""The command line: `python -m service`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from record import versions
from record.atlas import Atlas, utc_today
from record.basis import Basis
from record.depositary.document import PageError
from record.depositary.update.command import update
from record.depositary.update.fetch import ORIGIN, FetchError, SourceError
from record.depositary.update.files import put_back
from record.depositary.update.review import review
from record.in_use import known_versions, pin
from record.versions import UnknownVersionError
from record.view import DEFAULT_TREATY, View
from service import site_address
from service.api import answers
from service.api.address import Address
from service.api.parameters import BadParameterError, example
from service.edition.folder import FolderError
from treaty.faults import TableError
from treaty.tables import DATA

COMMANDS = {
    "snapshot": answers.STATUS,
    "borders": answers.BORDERS,
    "obligations": answers.OBLIGATIONS,
    "changes": answers.CHANGES,
}
"""Commands that write what an address of the data service answers."""


TO_REVIEW = 3
"""Exit status of a review that has found differences."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 for broken tables or a page refused, 2 for a bad argument."""
    asked = _parser().parse_args(arguments)
    if asked.command in {"check", "review", "update"} and put_back(DATA):
        print("An update was interrupted: the tables from before it are back.", file=sys.stderr)
    match asked.command:
        case "update":
            return _update(asked)
        case "review":
            return _review(asked)
    return _of_record(asked)


def _of_record(asked: argparse.Namespace) -> int:
    try:
        found = pin(getattr(asked, "v", ""))
    except UnknownVersionError as error:
        print(f"python -m service {asked.command}: v {error}", file=sys.stderr)
        return 2
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    match asked.command:
        case "check":
            return _check(found)
        case "version":
            return _version(found, keep=asked.keep)
        case "export":
            folder = Path(asked.folder) / (found.version if asked.by_version else "")
            return _export(folder, found, asked.url.rstrip("/"))
    return _answer(COMMANDS[asked.command], asked, found)


def _check(atlas: Atlas) -> int:
    rows = sum(len(frame) for frame in vars(atlas.tables).values() if hasattr(frame, "columns"))
    print(f"{rows} rows are valid, version {atlas.version}")
    return 0


def _version(atlas: Atlas, *, keep: bool) -> int:
    if keep:
        print(f"Kept: {versions.keep(atlas)}")
    for version in known_versions():
        in_use = ", in use" if version == atlas.version else ""
        print(f"{version}{in_use}{'' if version in versions.kept_versions() else ', not kept'}")
    return 0


def _update(asked: argparse.Namespace) -> int:
    try:
        print(update(asked.treaty, asked.source, apply=asked.apply, today=utc_today()))
    except SourceError as error:
        print(f"python -m service update: {error}", file=sys.stderr)
        return 2
    except TableError as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return 1
    except (FetchError, PageError, OSError) as error:
        print(f"python -m service update: {error}. Nothing was written.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("python -m service update: interrupted. Nothing was written.", file=sys.stderr)
        return 130
    return 0


def _review(asked: argparse.Namespace) -> int:
    saved = Path(asked.source) if asked.source else None
    failed = differs = False
    try:
        for one in review(Path(asked.folder), saved=saved, today=utc_today()):
            where = sys.stderr if one.failed else sys.stdout
            print(f"{one.treaty}: {one.line}", file=where, flush=True)
            failed, differs = failed or one.failed, differs or one.differs
    except (TableError, OSError) as error:
        print(f"python -m service review: {error}", file=sys.stderr)
        return 1
    return 1 if failed else TO_REVIEW if differs else 0


def _export(folder: Path, atlas: Atlas, url: str) -> int:
    # The libraries that draw take a second to load: only this command needs them all.
    from service.edition.export import export  # noqa: PLC0415

    basis = Basis(atlas, utc_today(), site_address.address())
    try:
        written = export(folder, basis, url=url, processes=os.cpu_count() or 1)
    except (FolderError, OSError) as error:
        print(f"python -m service export: {error}", file=sys.stderr)
        return 2
    megabytes = sum(file.size for file in written) / 1e6
    print(f"{len(written):,} files, {megabytes:,.0f} MB, version {atlas.version} in {folder}")
    return 0


def _answer(address: Address, asked: argparse.Namespace, atlas: Atlas) -> int:
    given = {name: getattr(asked, name) for name in address.parameters.fields()}
    values = {name: texts for name, texts in given.items() if texts}
    basis = Basis(atlas, utc_today(), site_address.address())
    try:
        found = address.validated(values).read(basis)
        body = address.write(found, asked.format, basis)
        _write(body, asked.output)
    except (BadParameterError, OSError) as error:
        print(f"python -m service {asked.command}: {error}", file=sys.stderr)
        return 2
    if isinstance(found, View):
        for text in answers.with_note(found, basis).values():
            print(text, file=sys.stderr)
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
        "Exit status: 0, 1 if the tables or a page are invalid, 2 for a bad argument. "
        "SITE_URL in the environment gives the feed its absolute links.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, address in COMMANDS.items():
        _add(commands, name, address)
    check = "validate every table; one line per fault, exit status 1"
    commands.add_parser("check", help=check, description=check)
    kept = "list the versions of the record that can be asked for"
    version = commands.add_parser(
        "version",
        help=kept,
        description=f"{kept[0].upper()}{kept[1:]}: every address takes one as v.",
    )
    version.add_argument(
        "--keep", action="store_true", help="keep the record in use in data/versions/ first"
    )
    _add_update(commands)
    _add_review(commands)
    _add_export(commands)
    return parser


def _add_update(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "hold the depositary's status page of a treaty against the record"
    command = commands.add_parser(
        "update",
        help=about,
        description=f"{about[0].upper()}{about[1:]}: read it, print what differs, write nothing "
        "without --apply.",
        epilog="Exit status: 0, 1 if the page or the tables are invalid, 2 for a bad argument. "
        "An act that the page no longer lists is reported and kept.",
    )
    command.add_argument(
        "--treaty",
        default=DEFAULT_TREATY,
        help="code of the treaty in treaties.csv (default: %(default)s)",
    )
    command.add_argument(
        "--from",
        dest="source",
        default="",
        metavar="FILE_OR_ADDRESS",
        help=f"a saved page, or an address {ORIGIN}/… (default: source_url in treaties.csv)",
    )
    command.add_argument(
        "--apply",
        action="store_true",
        help="take in what is new and changed: tables, end of the record, data/CHANGELOG.md and "
        "the timelines of the map, all or nothing",
    )


def _add_review(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "hold the depositary's pages of all treaties against the record, for a schedule"
    command = commands.add_parser(
        "review",
        help=about,
        description=f"{about[0].upper()}{about[1:]}: FOLDER gets each page as TREATY.html and what "
        "it says otherwise than the record as TREATY.txt. The record stays as it is.",
        epilog=f"Exit status: 0 without a difference, {TO_REVIEW} if there are some to review, "
        "1 if a page cannot be read or has changed its form, 2 for a bad argument.",
    )
    command.add_argument("folder", metavar="FOLDER", help="folder for pages and differences")
    command.add_argument(
        "--from",
        dest="source",
        default="",
        metavar="FOLDER",
        help="a folder of saved pages TREATY.html (default: source_url in treaties.csv)",
    )


def _add_export(commands: "argparse._SubParsersAction[_Parser]") -> None:
    command = commands.add_parser(
        "export",
        help="write the static edition: map, tables and pictures for any file server",
        description="Write the static edition: a folder that any file server can hold, with the "
        "embeddable map as its front page, the tables of every change and every year's end, shapes "
        "and pictures, and a page that lists all files. It takes the place of an earlier edition "
        "once it is complete, and of nothing else.",
        epilog="The same record gives the same bytes on the same day. SITE_URL in the environment "
        "names the site that map and feed link to.",
    )
    command.add_argument("folder", metavar="FOLDER", help="folder to write")
    command.add_argument(
        "--url",
        default="",
        help="where the edition will stand, such as https://map.example: other sites show a "
        "picture for a link to it only then",
    )

    command.add_argument(
        "--by-version",
        action="store_true",
        help="write to a folder of the data version below FOLDER, beside the editions of other "
        "versions, so that every address of the edition names it",
    )


def _add(commands: "argparse._SubParsersAction[_Parser]", name: str, address: Address) -> None:
    columns = f"Columns: {', '.join(address.columns)}. Licence: {address.licence}."
    command = commands.add_parser(
        name, help=address.title, description=f"{address.title}. {address.returns}", epilog=columns
    )
    for parameter, field in address.parameters.fields().items():
        default = f" (default: {field.default})" if field.default else ""
        repeated = "; may be repeated" if field.default == () else ""
        command.add_argument(
            f"--{parameter}",
            action="append",
            metavar=parameter.upper(),
            help=f"{field.description}, for example {example(field)}{repeated}{default}",
        )
    command.add_argument(
        "--v",
        default="",
        metavar="VERSION",
        help="a version of the record that was kept (default: the one in use)",
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
