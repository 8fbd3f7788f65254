"""All states and all treaties on the view's day: where each stands under each, and the rows."""

from datetime import date

import pandas as pd

from record.view import View
from treaty.statuses import Status
from ui import cached, data_table, download, what_binds
from wording.standing import began
from wording.values import written_day


def show(view: View, today: date) -> None:
    """Show a row per state with its status under each treaty; the file has a row per pair."""
    data_table.fold(
        f"All states under every treaty on {written_day(view.day)}",
        "treaties_table",
        lambda: data_table.show(
            side_by_side(what_binds.on(view.day, today)),
            {"name": "State", **cached.titles()},
            "Status of each state under every treaty",
        ),
    )
    download.offer(
        "obligations",
        lambda: what_binds.on(view.day, today),
        f"what-binds-each-state-{view.day}.csv",
        "Download all treaties (CSV)",
    )


def side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per state: its name and, by the code of each treaty, its status in words."""
    short = {treaty: cached.words(treaty).short for treaty in rows["treaty"].unique()}
    said = [
        short[row["treaty"]][Status(row["status"])]
        + (f" since {began(row)}" if row["status"] != Status.OUTSIDE else "")
        for row in rows.to_dict("records")
    ]
    named = rows.assign(said=said).pivot_table(
        index="name", columns="treaty", values="said", aggfunc="first", sort=False
    )
    return named.reindex(columns=list(short)).reset_index()
