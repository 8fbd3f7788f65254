"""The land borders with Russia and Belarus, and what the ban means along them on a day."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from treaty.collation import collated
from treaty.faults import Fault, TableError
from treaty.sheet import FIRST_ROW
from treaty.statuses import Status

COLUMNS = (
    "date",
    "treaty",
    "iso3",
    "neighbour",
    "length_km",
    "published_km",
    "status",
    "bound",
    "neighbour_status",
    "nato",
    "source_url",
)


@dataclass(frozen=True, slots=True)
class Exposure:
    """Kilometres of a set of borders: behind states that are bound, behind leaving ones, in all."""

    bound_km: float
    leaving_km: float
    total_km: float


def pairs(states: pd.DataFrame, published: pd.DataFrame, measured: pd.DataFrame) -> pd.DataFrame:
    """Return one row per border pair, sorted by the name of its state and its neighbour.

    Columns: `pair`; `iso3`, the state whose status the line shows; `neighbour` (RUS or BLR);
    `length_km`, geodesic length on WGS84 of the OpenStreetMap line of November 2017;
    `published_km`, the published figure of like definition (empty where there is none), and
    `source_url`, its address; `nato`, whether the state is a member today.

    Parameters
    ----------
    states
        The table `states`.
    published
        The table `border_lengths_published`.
    measured
        The measured lengths: see `geo.measured`.

    Raises
    ------
    TableError
        If a published figure of like definition is that of no measured border.
    """
    like = published[published["like_for_like"] == "true"].rename(
        columns={"iso3_a": "iso3", "iso3_b": "neighbour", "length_km": "published_km"}
    )
    faults = list(_unmeasured(like, measured))
    if faults:
        raise TableError(faults)
    state = states.set_index("iso3")
    table = measured.merge(
        like[["iso3", "neighbour", "published_km", "source_url"]],
        on=["iso3", "neighbour"],
        how="left",
    )
    table["published_km"] = pd.to_numeric(table["published_km"])
    table["source_url"] = table["source_url"].fillna("")
    table["nato"] = table["iso3"].map(state["nato_member_since"]) != ""
    names = [collated(table[side].map(state["name_short"])) for side in ("iso3", "neighbour")]
    return table.iloc[pd.MultiIndex.from_arrays(names).argsort()].reset_index(drop=True)


def _unmeasured(like: pd.DataFrame, measured: pd.DataFrame) -> Iterator[Fault]:
    ours = set(zip(measured["iso3"], measured["neighbour"], strict=True))
    for row in like.itertuples():
        if (row.iso3, row.neighbour) not in ours:
            reason = f"'true': {row.iso3}–{row.neighbour} is not measured, so there is none like it"
            place = int(row.Index) + FIRST_ROW
            yield Fault("border_lengths_published.csv", place, "like_for_like", reason)


def borders_on(snapshot: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with the status of both sides in a snapshot; columns are `COLUMNS`."""
    status = dict(zip(snapshot["iso3"], snapshot["status"], strict=True))
    bound = dict(zip(snapshot["iso3"], snapshot["bound"], strict=True))
    table = pairs.assign(
        date=snapshot["date"].iloc[0],
        treaty=snapshot["treaty"].iloc[0],
        status=pairs["iso3"].map(status),
        bound=pairs["iso3"].map(bound),
        neighbour_status=pairs["neighbour"].map(status),
    )
    return table[list(COLUMNS)]


def with_lengths(snapshot: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return a snapshot with `border_russia_km` and `border_belarus_km` before its source.

    The cells are empty for states without such a border; Russia and Belarus hold the length
    of their border with each other.
    """
    length = {(pair.iso3, pair.neighbour): pair.length_km for pair in pairs.itertuples()}
    length["RUS", "BLR"] = length["BLR", "RUS"]
    place = snapshot.columns.get_loc("source_url")
    table = snapshot.copy()
    for step, (name, code) in enumerate({"russia": "RUS", "belarus": "BLR"}.items()):
        lengths = [length.get((iso3, code)) for iso3 in snapshot["iso3"]]
        table.insert(place + step, f"border_{name}_km", pd.array(lengths, dtype=float))
    return table


def nato_exposure(snapshot: pd.DataFrame, pairs: pd.DataFrame) -> Exposure:
    """Return NATO's exposure on the day of a snapshot, by today's membership."""
    nato = pairs["nato"].to_numpy()
    length = pairs["length_km"].to_numpy()

    def behind(chosen: pd.Series) -> float:
        return float(length[nato & pairs["iso3"].isin(snapshot["iso3"][chosen]).to_numpy()].sum())

    leaving = snapshot["status"] == Status.LEAVING
    return Exposure(behind(snapshot["bound"]), behind(leaving), float(length[nato].sum()))
