"""What crawlers may read: everything (RFC 9309)."""

from service.api.address import Address
from service.api.openapi import LICENCE
from service.api.parameters import Parameters

PATH = "robots.txt"
TEXT = b"User-agent: *\nAllow: /\n"

ROBOTS = Address(
    name="robots",
    path=f"/{PATH}",
    title="What crawlers may read",
    returns="Everything.",
    formats=("txt",),
    parameters=Parameters,
    write=lambda _asked, _fmt, _basis: TEXT,
    stem=lambda _asked: "robots",
    licence=LICENCE,
)
ADDRESSES = (ROBOTS,)
