"""The command: fetch or open the page, say what differs, take it in if asked."""

from datetime import date
from pathlib import Path

from record.built import STATIC
from record.depositary.update import report
from record.depositary.update.apply import apply_plan
from record.depositary.update.fetch import SourceError, content
from record.depositary.update.plan import plan
from treaty.tables import DATA, read


def update(
    treaty: str,
    source: str,
    *,
    apply: bool,
    today: date,
    folder: Path = DATA,
    built: Path = STATIC / "timeline",
) -> str:
    """Return what a status page says otherwise than the record, and what was done about it.

    Parameters
    ----------
    treaty
        The code of the treaty.
    source
        An address of the treaty collection or a saved page; empty for the treaty's own address.
    apply
        Whether to take in what differs; without it nothing is written.
    folder, built
        Where the tables and the timelines of the map are.

    Raises
    ------
    SourceError
        If there is no such treaty, or no page can be read from the source.
    FetchError
        If the page does not come.
    PageError
        If what came is not the treaty's status page.
    TableError
        If the tables do not validate, or would not with the page taken in.
    OSError
        If a file cannot be written.
    """
    tables = read(folder)
    own_addresses = dict(tables.treaties[["treaty", "source_url"]].to_numpy())
    if treaty not in own_addresses:
        raise SourceError(f"--treaty {treaty!r}: expected one of {', '.join(own_addresses)}")
    found = plan(tables, treaty, content(source or own_addresses[treaty]), today=today)
    names = dict(tables.states[["iso3", "name_short"]].to_numpy())
    version = None
    if apply and (found.taken_in or found.moves_on):
        version = apply_plan(found, folder=folder, built=built)
    return f"{report.differences(found, names)}\n\n{report.end(found, version)}"
