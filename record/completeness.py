"""What pages take for granted, beyond the rules of the tables."""

from collections.abc import Iterator

from record.article.statements import claims
from record.atlas import Atlas, utc_today
from record.view import DEFAULT_TREATY
from treaty.faults import Fault, TableError


def check(atlas: Atlas) -> None:
    """Raise TableError if pages would miss something."""
    faults = list(_missing(atlas)) or list(_uncomputed(atlas))
    if faults:
        raise TableError(faults)


def _missing(atlas: Atlas) -> Iterator[Fault]:
    if DEFAULT_TREATY not in atlas.histories:
        yield Fault("treaties.csv", None, "treaty", f"expected a treaty {DEFAULT_TREATY!r}")
    maps = atlas.tables.about["article_claims"].get("map", {})
    for code in atlas.tables.article_claims["id"]:
        if not isinstance(maps.get(code), str):
            reason = f"{maps.get(code)!r}: expected the address of a map for {code}"
            yield Fault("article_claims.schema.json", None, f"map.{code}", reason)


def _uncomputed(atlas: Atlas) -> Iterator[Fault]:
    try:
        claims(atlas, today=utc_today())
    except (LookupError, ValueError) as error:
        reason = f"the statements cannot be held against the tables: {error!r}"
        yield Fault("article_claims.csv", None, None, reason)
