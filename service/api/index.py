"""The page that documents every address of the data service, with examples."""

from collections.abc import Sequence
from urllib.parse import urlencode

from record.basis import Basis
from service import template
from service.api.address import LONGEST_VALUE, ROOT, VERSION, Address
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
        codes={
            parameter: parameter.codes(atlas)
            for address in addresses
            for parameter in address.parameters
            if parameter.codes
        },
        example=example,
        example_with_all=example_with_all,
        longest_value=LONGEST_VALUE,
        most_codes=MOST_CODES,
        site=basis.site,
        treaties=[atlas.treaty(code) for code in atlas.histories],
        version=atlas.version,
        version_parameter=VERSION,
    )


def example(address: Address, fmt: str) -> str:
    """Return an address that answers, with nothing but what it needs."""
    path = address.path_in(fmt)
    for parameter in address.parameters:
        path = path.replace(f"{{{parameter.name}}}", parameter.example)
    return path


def example_with_all(address: Address, fmt: str) -> str:
    """Return an address that answers, with every parameter."""
    query = {p.name: p.example for p in address.parameters if not address.in_path(p)}
    return f"{example(address, fmt)}?{urlencode(query)}" if query else example(address, fmt)
