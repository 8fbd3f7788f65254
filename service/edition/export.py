"""Writing the static edition: the same bytes for the same record, site and day."""

import hashlib
import json
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from tqdm import tqdm

from record.basis import Basis
from record.built import STATIC
from record.in_use import pin_or_error
from record.view import View
from service.api import datapackage, robots
from service.api.answers import STATUS
from service.api.printed import PREVIEW
from service.api.routes import ADDRESSES
from service.edition import contents, plan
from service.edition.folder import MANIFEST, replacing
from service.edition.plan import File
from service.embed import html_page
from service.shell import sharing
from service.shell.sharing import Card
from treaty.faults import TableError
from wording.pages import FIRST, SITE

NAME = f"{SITE}, static edition"
FRONT = "index.html"
DATA = ".json"
"""Ending of the files that the map fetches."""
_BY_NAME = {address.name: address for address in ADDRESSES}


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: its path in the edition, bytes and SHA-256."""

    path: str
    size: int
    sha256: str


def export(
    folder: Path, basis: Basis, *, url: str = "", processes: int = 1, after: date | None = None
) -> list[Written]:
    """Write the static edition to a folder, in place of an earlier one; return its files.

    Parameters
    ----------
    basis
        What answers are made from. Its `site` is the page to which map and feed link.
    url
        Where the edition will stand, without a slash at its end, if that is known: other sites
        show a picture for a link to it only at an absolute address.
    processes
        How many processes draw and write. With more than one, each reads the record anew.
    after
        Only days after this one; without it all days of the record.

    Raises
    ------
    FolderError
        If the folder holds what no export has written.
    """
    files = plan.files(basis, after=after)
    with replacing(folder) as new:
        with _writers(processes, new, basis) as write:
            written = list(tqdm(write(files), total=len(files), unit=" files", mininterval=1))
        written += write_map(new, basis, url)
        size = sum(one.size for one in written)
        page = contents.page(basis, count=len(written), size=size, after=after)
        written.append(_write(new, contents.PATH, page))
        written.sort(key=lambda one: one.path)
        _write(new, MANIFEST, _manifest(written, basis))
    return written


@contextmanager
def _writers(
    processes: int, new: Path, basis: Basis
) -> Iterator[Callable[[Sequence[File]], Iterable[Written]]]:
    """Give what writes files: here, or in processes of their own."""
    if processes == 1:
        yield partial(map, partial(_answer, new=new, basis=basis))
        return
    # Each process starts afresh: the same on every system, and no thread is torn in two.
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        anew = partial(_answer_anew, new=new, site=basis.site, today=basis.today)
        yield partial(pool.imap_unordered, anew)


def _answer(file: File, *, new: Path, basis: Basis) -> Written:
    content = _BY_NAME[file.address].write(file.asked, file.fmt, basis)
    return _write(new, file.path, content)


def _answer_anew(file: File, *, new: Path, site: str, today: date) -> Written:
    atlas = pin_or_error()
    if isinstance(atlas, TableError):
        raise atlas
    return _answer(file, new=new, basis=Basis(atlas, today, site))


def write_map(new: Path, basis: Basis, url: str) -> Iterator[Written]:
    """Write the map with all that it loads, the description of the tables, and robots.txt."""
    for asset in plan.assets():
        content = (STATIC / asset).read_bytes()
        yield _write(new, f"static/{asset}", content)
        if asset.suffix == DATA:
            yield _write(new, f"static/{asset}.js", _script(asset, content))
    own = {"date": basis.today.isoformat()}
    place = html_page.Place(
        static="static/",
        full=f"{basis.site}/" if basis.site else "",
        table="",
        files=contents.PATH,
        own_picture=plan.path_of(PREVIEW, "png", **own),
        own_table=plan.path_of(STATUS, "csv", **own),
        whose_today="the day of its export",
        scripts=True,
    )
    yield _write(new, FRONT, html_page.page(basis, place, View(basis.today), _card(basis, url)))
    described = datapackage.describe(basis, day=basis.today.isoformat())
    yield _write(new, f"{plan.HOME}datapackage.json", described)
    yield _write(new, robots.PATH, robots.TEXT)


def _script(asset: PurePosixPath, content: bytes) -> bytes:
    """Return a file of the map as a script, for where a browser may fetch none."""
    return b"conventionMap.take(%b,%b);\n" % (json.dumps(f"{asset}").encode(), content.strip())


def _card(basis: Basis, url: str) -> Card:
    """Return what links to the front page show: the day of the edition, from its own files."""
    found = sharing.card(sharing.read(FIRST, {"date": [basis.today.isoformat()]}, basis), basis)
    picture = plan.path_of(PREVIEW, "png", date=basis.today.isoformat())
    home = f"{url}/" if url else ""
    return replace(found, url=home, image=f"{home}{picture}", oembed="")


def _write(new: Path, path: str, content: bytes) -> Written:
    target = new / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return Written(path, len(content), hashlib.sha256(content).hexdigest())


def _manifest(written: Iterable[Written], basis: Basis) -> bytes:
    about = {
        "title": NAME,
        "version": basis.atlas.version,
        "day": basis.today.isoformat(),
        "files": {one.path: {"bytes": one.size, "sha256": one.sha256} for one in written},
    }
    return (json.dumps(about, indent=1) + "\n").encode()
