"""The order of names that readers know: the Unicode Collation Algorithm (UTS #10), by pyuca.

An accent comes after the letter that carries it, not after all letters: Türkiye stands between
Tunisia and Turkmenistan.
"""

from functools import cache

import pandas as pd
from pyuca import Collator


def collated(names: pd.Series) -> pd.Series:
    """Return the place of each name among the names given: a `key` for `sort_values`."""
    in_order = sorted(names.unique(), key=_collator().sort_key)
    return names.map({name: place for place, name in enumerate(in_order)})


@cache
def _collator() -> Collator:
    return Collator()
