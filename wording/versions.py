"""Versions of the record in words."""


def known_on(day: str) -> str:
    """Return what stands beside the answers of an older version, by its day as readers write it."""
    return f"You see the record as it was known on {day}."


def not_kept(version: str) -> str:
    """Return what is said in place of a version that was not kept."""
    return f"The record was not kept in the version {version}. Those that were:"
