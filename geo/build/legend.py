"""Files that the browser loads and no shape stands in: the swatches of the legend."""

from pathlib import Path

from palette import colours, swatch


def swatches() -> dict[str, str]:
    """Return the text of each swatch file, by file name."""
    return {
        f"{status}-{theme}.svg": swatch.svg(status, theme)
        for status in colours.FILL
        for theme in colours.THEMES
    }


def write(files: dict[str, str], folder: Path) -> None:
    """Write files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
