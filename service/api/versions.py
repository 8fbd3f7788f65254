"""The addresses of versions: which were kept, and what changed since one of them."""

import pandas as pd
from pydantic import Field

from geo import licences
from record import columns, formats, in_use
from record.basis import Basis
from record.version_differences import KINDS, differences
from record.versions import FIRST_KEPT, UnknownVersionError, day
from record.view import BadValue
from service import template
from service.api.address import ROOT, Address
from service.api.parameters import VERSION_CODES, BadParameterError, OneValue, Parameters


class OfVersion(Parameters):
    """A version to begin with."""

    version: OneValue = Field(
        description="Version since which changes are listed",
        examples=[FIRST_KEPT],
        json_schema_extra=VERSION_CODES,
    )

    def read(self, _basis: Basis) -> str:
        """Return the version."""
        try:
            in_use.of_version(self.version)
        except UnknownVersionError as error:
            bad = BadValue("version", error.version, f"one of {', '.join(error.known)}")
            raise BadParameterError(bad, 404) from None
        return self.version


def write_versions(_asked: None, fmt: str, basis: Basis) -> bytes:
    """Return the versions that can be asked for."""
    known = in_use.known_versions()
    rows = pd.DataFrame(
        {
            "version": known,
            "date": [day(version) for version in known],
            "in_use": [number == 0 for number, _ in enumerate(known)],
            "changes_since": [
                DIFFERENCES.path_in("csv").replace("{version}", version) for version in known
            ],
        }
    )
    about: dict[str, object] = {"licence": licences.FACTS, "version": basis.atlas.version}
    return (formats.to_csv(rows) if fmt == "csv" else formats.to_json(rows, about)).encode()


def write_differences(version: str, fmt: str, basis: Basis) -> bytes:
    """Return what changed from a version to that of the answer."""
    before, after = in_use.of_version(version).atlas, basis.atlas
    rows = differences(before.tables, after.tables)
    if fmt == "html":
        return template.render(
            "differences.html",
            before=before.version,
            after=after.version,
            before_day=day(before.version),
            after_day=day(after.version),
            kinds=[(kind, int((rows["kind"] == kind).sum())) for kind in KINDS],
            rows=rows.to_dict("records"),
            table=f"{DIFFERENCES.path_in('csv').replace('{version}', version)}?v={after.version}",
        )
    about: dict[str, object] = {
        "from_version": before.version,
        "version": after.version,
        "licence": licences.FACTS,
    }
    return (formats.to_csv(rows) if fmt == "csv" else formats.to_json(rows, about)).encode()


VERSIONS = Address(
    name="versions",
    path=f"{ROOT}versions.{{format}}",
    title="The versions of the record that can be asked for",
    returns="One row per version, the one in use first, with the day on which its acts were read "
    "and the address of what changed since. Every address takes `v` with one of them.",
    formats=("csv", "json"),
    parameters=Parameters,
    schema=columns.VERSIONS,
    write=write_versions,
    stem=lambda _asked: "versions",
    licence=licences.FACTS,
    fresh=True,
)
DIFFERENCES = Address(
    name="differences",
    path=f"{ROOT}differences/{{version}}.{{format}}",
    title="What changed in the tables since a version",
    returns="One row per row that came or went, per cell that changed, and per column that came "
    "or went, up to the version in use or the one that `v` names.",
    formats=("csv", "json", "html"),
    parameters=OfVersion,
    schema=columns.DIFFERENCES,
    write=write_differences,
    stem=lambda version: f"differences-since-{version}",
    licence="Facts and quotations from the sources named in each row",
    slow=True,
)
ADDRESSES = (VERSIONS, DIFFERENCES)
