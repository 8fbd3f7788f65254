"""oEmbed 1.0: what a page of others shows for a link to the map that somebody has pasted."""

import json
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode, urljoin, urlsplit

from pydantic import Field

from geo import licences
from map.print.frame import PREVIEW_SIZE
from record import in_use
from record.basis import Basis
from record.query_values import query_values
from record.view import VERSION, BadValue
from service.api import parameters as fields
from service.api.address import Address
from service.embed.facts import PLAY
from service.shell import sharing
from wording import embed_code
from wording.embed_code import Size
from wording.pages import SITE

FORMAT, OTHER_FORMAT = "json", "xml"
"""The format of oEmbed that is given, and the one that is not."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A link to the map: the map's own address, its title and picture, and the frame's size."""

    address: str
    title: str
    picture: str
    size: Size


class OfLink(fields.Parameters):
    """A link and the place that there is for it; what other providers know is ignored."""

    url: str = Field(
        "",
        description="Address of the map, in full or without that of this site; else today's map",
        examples=["embed?date=2026-02-20"],
    )
    maxwidth: fields.OneValue = Field("", description="Most pixels in width", examples=["640"])
    maxheight: fields.OneValue = Field("", description="Most pixels in height", examples=["600"])
    format: fields.OneValue = Field(
        FORMAT,
        description="Only this one",
        examples=[FORMAT],
        json_schema_extra=fields.Codes(lambda _: (FORMAT,)),
    )

    @classmethod
    def from_values(cls, values: fields.Values) -> Self:
        """Return the parameters with values; of several addresses the first one."""
        known: dict[str, Any] = {n: values[n] for n in cls.fields() if n in values}
        if "url" in known:
            known["url"] = known["url"][0]
        return cls.model_validate(known)

    def read(self, basis: Basis) -> Pasted:
        """Return what to show; 404 for what is no map of this site, 501 for the other format."""
        if self.format != FORMAT:
            status = 501 if self.format == OTHER_FORMAT else 400
            raise fields.BadParameterError(BadValue("format", self.format, FORMAT), status)
        size = embed_code.size_in(
            _pixels("maxwidth", self.maxwidth), _pixels("maxheight", self.maxheight)
        )
        site = f"{basis.site}/"
        link, home = urlsplit(urljoin(site, self.url)), urlsplit(site)
        path = link.path.removeprefix(home.path)
        if link.netloc != home.netloc or path not in ("", "embed"):
            expected = f"{site} or {site}embed, with parameters"
            raise fields.BadParameterError(
                BadValue("url", fields.shortened(self.url), expected), 404
            )
        values = query_values(link.query)
        asked = sharing.read("embed", values, basis)
        card = sharing.card(asked, basis)
        known = in_use.known_versions()
        rest = [(VERSION, version) for version in values.get(VERSION, []) if version in known]
        rest += [(PLAY, "1")] if values.get(PLAY) == ["1"] else []
        query = urlencode([*asked.query, *rest])
        return Pasted(f"{site}embed{'?' if query else ''}{query}", card.title, card.image, size)


def _pixels(name: str, text: str) -> int | None:
    """Return a number of pixels, None without one."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text)):
        raise fields.BadParameterError(BadValue(name, text, "a number of pixels"))
    return int(text)


def write_oembed(pasted: Pasted, _fmt: str, basis: Basis) -> bytes:
    """Return what to show as JSON."""
    width, height = PREVIEW_SIZE
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": pasted.title,
        "provider_name": SITE,
        "provider_url": f"{basis.site}/",
        "html": embed_code.iframe(pasted.address, pasted.title, pasted.size),
        "width": int(pasted.size.width),
        "height": pasted.size.height,
        "thumbnail_url": pasted.picture,
        "thumbnail_width": width,
        "thumbnail_height": height,
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()


OEMBED = Address(
    name="oembed",
    path=sharing.OEMBED,
    title="The map for a link to it (oEmbed)",
    returns="What a page of others shows for a pasted link to the map: an iframe, its size, a "
    "title and a picture. 404 for an address that is no map of this site.",
    formats=(FORMAT,),
    parameters=OfLink,
    write=write_oembed,
    stem=lambda _asked: "oembed",
    licence=licences.STATUS,
    until_today=True,
    absolute=True,
    refusals={501: "oEmbed's other format, XML, is not given"},
)
ADDRESSES = (OEMBED,)
