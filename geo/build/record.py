"""What the browser knows of the record: each treaty's timeline, and the swatches of the legend."""

import json
from pathlib import Path

from geo import palette, swatch
from geo.atlas import Atlas
from geo.timeline import timeline


def timelines(atlas: Atlas) -> dict[str, str]:
    """Return the text of each treaty's timeline file, by file name."""
    return {
        f"{treaty}.json": json.dumps(
            timeline(
                history,
                states=atlas.tables.states,
                pairs=atlas.pairs,
                areas=atlas.areas,
                version=atlas.version,
            ),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
        for treaty, history in atlas.histories.items()
    }


def swatches() -> dict[str, str]:
    """Return the text of each swatch file, by file name."""
    return {
        f"{status}-{theme}.svg": swatch.svg(status, theme)
        for status in palette.FILL
        for theme in palette.THEMES
    }


def write(files: dict[str, str], folder: Path) -> None:
    """Write files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
