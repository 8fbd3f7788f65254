"""A version that was kept answers as it did, and no other data can stand in its place."""

import hashlib
import shutil
import zipfile
from datetime import date

import pytest

from record import in_use
from record.basis import Basis
from record.versions import FIRST_KEPT, FOLDER, day, keep, kept_versions, load_version
from service.api import answers
from treaty.faults import TableError

TODAY = date(2026, 11, 25)
DAYS = ("2012-12-31", "2025-07-18", "2026-02-20")
WHEN_CURRENT = {
    "status": "753e4dc7d998fd2c",
    "borders": "e0d1b9eb9e28388e",
    "obligations": "3bc7de87f0d4ad98",
    "changes": "4188a60a8bb03648",
    "counts": "1d8e222f5d8df068",
    "tables": "61c4f1aef8d40211",
}
"""What the addresses answered while FIRST_KEPT was in use, with the code of its time."""


@pytest.fixture
def pinned():
    """Keep to a version in this test, and to the record in use after it."""
    yield in_use.pin
    in_use.pin()


def asked(address, treaties):
    fields = address.parameters.fields()
    for fmt in (fmt for fmt in ("csv", "json") if fmt in address.formats):
        for treaty in treaties if "treaty" in fields else [None]:
            own = {} if treaty is None else {"treaty": [treaty]}
            if "date" in fields:
                yield from ((fmt, {"date": [on]} | own) for on in DAYS)
            else:
                yield fmt, own | ({"to": [TODAY.isoformat()]} if "to" in fields else {})


def digest(address, basis):
    """Return a digest of what an address answers about all treaties on some days."""
    found = hashlib.sha256()
    if address is answers.TABLES:
        with zipfile.ZipFile(FOLDER / f"{FIRST_KEPT}.zip") as archive:
            then = [name.removesuffix(".csv") for name in archive.namelist() if "/" not in name]
        for name in (name for name in then if name in basis.atlas.tables.files):
            found.update(answers.write_table(name, "csv", basis))
        return found.hexdigest()[:16]
    for fmt, values in asked(address, basis.atlas.histories):
        found.update(address.write(address.validated(values).read(basis), fmt, basis))
    return found.hexdigest()[:16]


@pytest.mark.parametrize("name", WHEN_CURRENT)
def test_a_version_answers_with_the_bytes_that_it_gave_when_it_was_current(pinned, name):
    basis = Basis(pinned(FIRST_KEPT), TODAY)
    (address,) = (one for one in answers.ADDRESSES if one.name == name)
    assert digest(address, basis) == WHEN_CURRENT[name]


def test_the_record_in_use_answers_the_same_once_it_is_kept(atlas, tmp_path):
    keep(atlas, tmp_path)
    assert kept_versions(tmp_path) == (atlas.version,)
    again = load_version(atlas.version, tmp_path)
    for address in answers.ADDRESSES:
        assert digest(address, Basis(again, TODAY)) == digest(address, Basis(atlas, TODAY))


def test_keeping_twice_gives_the_same_archive(atlas, tmp_path):
    first = keep(atlas, tmp_path).read_bytes()
    assert keep(atlas, tmp_path).read_bytes() == first


def test_other_data_under_the_name_of_a_version_are_refused(tmp_path):
    other = "2020-01-01-00000000"
    shutil.copy(FOLDER / f"{FIRST_KEPT}.zip", tmp_path / f"{other}.zip")
    with pytest.raises(TableError, match=f"expected its own tables, found {FIRST_KEPT}"):
        load_version(other, tmp_path)


def test_a_version_that_was_not_kept_is_answered_with_those_that_were(pinned):
    with pytest.raises(LookupError) as error:
        pinned("2020-01-01-00000000")
    assert error.value.known == in_use.known_versions()
    assert FIRST_KEPT in error.value.known


def test_a_version_names_the_day_on_which_its_acts_were_read():
    assert day(FIRST_KEPT) == "2026-11-25"
