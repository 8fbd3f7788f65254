"""A view to keep: its table, what it says in words, and what it rests on, in one zip file."""

import io
import json
import zipfile
from dataclasses import replace
from urllib.parse import urlencode

from geo import licences
from geo.areas import LABEL, MEANING
from record.basis import Basis
from record.findings import answer_on
from record.view import View, file_stem, parameters
from service import template
from service.api import answers
from service.api.address import ROOT
from wording import citation as citations
from wording.answer import sentence
from wording.values import written_day

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows: no clock in its bytes."""
MODE = 0o644


def bundle(view: View, basis: Basis) -> bytes:
    """Return a zip with the CSV of a view, README.txt and metadata.json."""
    name = file_stem(view)
    files = {
        f"{name}/{name}.csv": answers.write_status(view, "csv", basis),
        f"{name}/README.txt": readme(view, basis),
        f"{name}/metadata.json": metadata(view, basis).encode(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.external_attr = MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return target.getvalue()


def metadata(view: View, basis: Basis) -> str:
    """Return what a view is about, as JSON: the view, its record, columns, licence, citation."""
    called = basis.atlas.words(view.treaty)
    about = {
        "file": f"{file_stem(view)}.csv",
        "view": parameters(view),
        **answers.coverage(view.treaty, basis, licences.STATUS),
        "address": address(view, basis),
        "citation": citation(view, basis),
        "statuses": {
            status.value: {"label": called.short[status], "meaning": called.meaning[status]}
            for status in called.legend
        },
        "columns": answers.STATUS.columns,
    }
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def readme(view: View, basis: Basis) -> bytes:
    """Return what a view is, for people."""
    treaty, names = basis.atlas.treaty(view.treaty), basis.atlas.names
    found = answer_on(view.treaty, view.day, basis)
    called = basis.atlas.words(view.treaty)
    text = template.render(
        "readme.txt",
        title=f"{treaty['short_title']}: {LABEL[view.area]} on {written_day(view.day)}",
        sentence=sentence(found, treaty, today=basis.today),
        uncertain=found.uncertain,
        file=f"{file_stem(view)}.csv",
        area=MEANING[view.area],
        statuses=[called.short[status] for status in view.statuses],
        countries=[names[code] for code in view.countries],
        columns=answers.STATUS.columns,
        classes=[(s.value, called.short[s], called.meaning[s]) for s in called.legend],
        read_until=treaty["read_until"],
        known_until=treaty["known_until"],
        collection=treaty["un_treaty_collection"],
        source=treaty["source_url"],
        facts_licence=licences.FACTS,
        border_licence=licences.BORDERS,
        citation=citation(view, basis),
    )
    return text + b"\n"


def citation(view: View, basis: Basis) -> str:
    """Return how to cite a view: with the day, the data version and the address of the data."""
    title = citations.title(basis.atlas.treaty(view.treaty)["short_title"], view.day)
    return citations.citation(basis.atlas.version, address(view, basis), title=title)


def address(view: View, basis: Basis) -> str:
    """Return the address of a view's table."""
    named = parameters(replace(view, version=basis.atlas.version))
    asked = {name: value for name, value in named.items() if value and name != "date"}
    return f"{basis.site}{ROOT}status/{view.day}.csv?{urlencode(asked, doseq=True)}"
