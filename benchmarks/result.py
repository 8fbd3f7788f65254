"""What was measured, line by line: printed as a table and kept as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
_HEAD = ("what", "ours", "draft", "limit", "ratio", "budget", "met")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A figure of ours beside that of the draft and of the limit.

    `ratio` is what the budget bounds where it is one of two figures of the same run; `most` and
    `least` are the budget, of the ratio if there is one, else of the figure itself.
    """

    what: str
    unit: str
    ours: float | None
    draft: float | None = None
    limit: float | None = None
    ratio: float | None = None
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the budget is met; None where there is none or nothing was measured."""
        value = self.ours if self.ratio is None else self.ratio
        if value is None or (self.most is None and self.least is None):
            return None
        return (self.most is None or value <= self.most) and (
            self.least is None or value >= self.least
        )


def write(lines: Iterable[Line], about: dict[str, object], path: Path) -> None:
    """Keep lines as JSON, with what was said about the machine and the run."""
    path.parent.mkdir(exist_ok=True)
    rows = [asdict(line) | {"met": line.met} for line in lines]
    text = json.dumps(about | {"lines": rows}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def row(line: Line) -> str:
    """Return a line by itself, to be read while the others are measured."""
    what, ours, *others = _cells(line)
    named = [f"{name} {cell}" for name, cell in zip(_HEAD[2:], others, strict=True) if cell]
    return f"{what}: {', '.join([ours, *named])}"


def table(lines: Iterable[Line]) -> str:
    """Return lines as a table in plain text."""
    rows = [_HEAD, *(_cells(line) for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEAD))]
    shown = [
        "  ".join(
            cell.rjust(width) if place in range(1, 5) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([shown[0], "-" * len(shown[0]), *shown[1:]])


def _cells(line: Line) -> tuple[str, ...]:
    sign, bound = ("≤", line.most) if line.most is not None else ("≥", line.least)
    unit = "×" if line.ratio is not None else line.unit
    return (
        f"{line.what}{f' ({line.note})' if line.note else ''}",
        _number(line.ours, line.unit),
        _number(line.draft, line.unit),
        _number(line.limit, line.unit),
        _number(line.ratio, "×"),
        "" if bound is None else f"{sign} {_number(bound, unit)}",
        {True: "yes", False: "NO", None: ""}[line.met],
    )


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()
