"""The pages of all treaties held against the record, for a person to review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from record.depositary.document import PageError
from record.depositary.update import report
from record.depositary.update.fetch import FetchError, SourceError, content
from record.depositary.update.plan import plan
from treaty.tables import DATA, read


@dataclass(frozen=True, slots=True)
class Review:
    """What the page of a treaty says: `differs` if there is something to review, or a failure.

    `line` says it in a line, for a log.
    """

    treaty: str
    line: str
    differs: bool = False
    failed: bool = False


def review(into: Path, *, saved: Path | None, today: date, folder: Path = DATA) -> Iterator[Review]:
    """Yield, treaty by treaty, what its status page says otherwise than the record.

    Each page is written to `into` as TREATY.html, and what it says as TREATY.txt.

    Parameters
    ----------
    saved
        A folder of saved pages TREATY.html; without it each page is fetched.
    folder
        Where the tables are.

    Raises
    ------
    TableError
        If the tables do not validate.
    OSError
        If a file cannot be written.
    """
    tables = read(folder)
    names = dict(tables.states[["iso3", "name_short"]].to_numpy())
    into.mkdir(parents=True, exist_ok=True)
    for row in tables.treaties.itertuples():
        page, told = (into / f"{row.treaty}.{ending}" for ending in ("html", "txt"))
        told.unlink(missing_ok=True)
        try:
            source = str(saved / page.name) if saved else row.source_url
            body = content(source)
            page.write_bytes(body)
            found = plan(tables, row.treaty, body, today=today)
        except (SourceError, FetchError, PageError) as error:
            yield Review(row.treaty, f"{error}", failed=True)
            continue
        text = f"{report.differences(found, names)}\n\n{report.end(found, None)}\n"
        told.write_text(text, encoding="utf-8")
        as_at = found.reading.page.header.as_at
        if not found.found and not found.moves_on:
            yield Review(row.treaty, f"no difference from the page as at {as_at}")
            continue
        take = f"python -m service update --treaty {row.treaty} --from {page} --apply"
        number = f"{len(found.found)} difference{'' if len(found.found) == 1 else 's'}"
        line = f"{number} from the page as at {as_at}, in {told}; to take in: {take}"
        yield Review(row.treaty, line, differs=True)
