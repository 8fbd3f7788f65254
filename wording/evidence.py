"""What the record rests on, in words."""

from wording.values import written_day


def headline(sure: int, acts: int) -> str:
    """Return in a line how many acts are confirmed."""
    return f"{sure:,} of {acts:,} legal acts are confirmed by at least two sources"


def sentence(read_until: str) -> str:
    """Return where the acts come from and what follows from them."""
    return (
        "Every status on this site is worked out from dated legal acts, read from the UN Treaty "
        f"Collection as at {written_day(read_until)} and checked against national and other "
        "lists. No figure is typed in: maps, counts and kilometres are computed from the "
        "tables below."
    )
