"""HTML pages and plain texts from `service/templates/`."""

from pathlib import Path

from wording.templates import templates

_templates = templates(Path(__file__).parent / "templates")


def render(name: str, /, **values: object) -> bytes:
    """Return a template filled with values."""
    return _templates.get_template(name).render(**values).encode()
