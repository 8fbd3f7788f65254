"""HTML pages from `service/templates/`; every value is escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wording.values import written_day

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["day"] = written_day
_environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}  # in the order given


def render(name: str, /, **values: object) -> bytes:
    """Return a template filled with values."""
    return _environment.get_template(name).render(**values).encode()
