"""The page that documents every address of the data service, with examples."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

from record.basis import Basis
from service import template
from service.api import parameters
from service.api.address import ROOT, Address
from wording.citation import citation

MOST_CODES = 10
"""Codes of a parameter that the page lists; of more it shows an example."""


def page(addresses: Sequence[Address], basis: Basis) -> bytes:
    """Return the page as HTML."""
    atlas = basis.atlas
    return template.render(
        "index.html",
        addresses=addresses,
        citation=citation(basis.atlas.version, f"{basis.site}{ROOT}", read=basis.today),
        codes=partial(parameters.codes, atlas=atlas),
        example=example,
        example_of=parameters.example,
        example_with_all=example_with_all,
        longest_value=parameters.LONGEST_VALUE,
        most_codes=MOST_CODES,
        site=basis.site,
        treaties=[atlas.treaty(code) for code in atlas.histories],
        version=atlas.version,
    )


def example(address: Address, fmt: str) -> str:
    """Return an address that answers, with nothing but what it needs."""
    path = address.path_in(fmt)
    for name, field in address.parameters.fields().items():
        path = path.replace(f"{{{name}}}", parameters.example(field))
    return path


def example_with_all(address: Address, fmt: str) -> str:
    """Return an address that answers, with every parameter."""
    fields = address.parameters.fields().items()
    query = {n: parameters.example(field) for n, field in fields if not address.in_path(n)}
    return f"{example(address, fmt)}?{urlencode(query)}" if query else example(address, fmt)
