"""What a search for a state can find: its name, its codes, its aliases, all without accents too."""

import unicodedata
from collections.abc import Iterator

from record.atlas import Atlas
from record.in_use import kept

LONGEST_CODE = 3
"""Letters of a name that stands alone: a search puts what is nothing but the text typed first."""


@kept(1)
def names_to_find(atlas: Atlas) -> dict[str, str]:
    """Return what a reader sees of each name by a key, the states' own names first.

    The key of a state's own name is its ISO 3166-1 alpha-3 code; see `state_of` for the others.
    """
    found = dict(atlas.names)
    seen = {name.casefold() for name in found.values()}
    for iso3, name in _other_names(atlas):
        if name.casefold() not in seen:
            seen.add(name.casefold())
            is_code = name.isascii() and len(name) <= LONGEST_CODE
            found[f"{iso3} {name}"] = name if is_code else f"{name}: {atlas.names[iso3]}"
    return found


def state_of(key: str) -> str:
    """Return the code of the state that a key of `names_to_find` stands for."""
    return key.partition(" ")[0]


def _other_names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    states, aliases = atlas.tables.states, atlas.tables.aliases
    for row in states.itertuples():
        yield from ((row.iso3, name) for name in (row.name, row.iso3, row.iso2))
    yield from aliases[["iso3", "alias"]].itertuples(index=False, name=None)
    for iso3, name in (*atlas.names.items(), *aliases[["iso3", "alias"]].to_numpy()):
        plain = _without_accents(name)
        if plain.isascii():
            yield iso3, plain


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
