"""What is not certain, and where sources disagree: shown, not hidden."""

from typing import Any

import pandas as pd
import streamlit as st

from treaty.life import TITLE
from ui import cached, data_table, template

_NOTES: dict[str, Any] = {
    "treaty": "Treaty",
    "state": "State",
    "act": "Act",
    "day": "Day",
    "note": st.column_config.TextColumn("Note", width="large"),
    "confirmed_by": "Confirmed by",
    "confidence": "Confidence",
    "source_url": st.column_config.LinkColumn("Source", display_text=data_table.HOST),
}
_LENGTHS: dict[str, Any] = {
    "border": "Border",
    "measured": st.column_config.NumberColumn("Measured, km", format="%.1f"),
    "least": st.column_config.NumberColumn("Least published, km", format="%.1f"),
    "most": st.column_config.NumberColumn("Most published, km", format="%.1f"),
    "figures": "Published figures",
    "apart": st.column_config.NumberColumn("Apart", format="%.0f%%"),
}


def show() -> None:
    """Show known doubts by table, the notes on acts, and how far published lengths differ."""
    doubts = {
        about["title"]: about["uncertainty"]
        for about in cached.atlas().tables.about.values()
        if "uncertainty" in about
    }
    lengths, acts = published_lengths(), noted_acts()
    widest = lengths.iloc[0]
    template.show("doubts.html", doubts=doubts, widest=widest)
    data_table.fold(
        f"Published lengths of the {len(lengths)} borders, the furthest apart first",
        "lengths_apart",
        lambda: data_table.show(
            lengths,
            _LENGTHS,
            "Measured and published length of each border with Russia and Belarus",
        ),
    )
    data_table.fold(
        f"{len(acts)} acts with a note or without a certain day",
        "noted_acts",
        lambda: data_table.show(
            acts, _NOTES, "Legal acts with a note, or of which the day is not certain"
        ),
    )


def noted_acts() -> pd.DataFrame:
    """Return the acts that carry a note or whose day is not certain; `day` may be two bounds."""
    record = cached.atlas()
    acts = record.tables.actions
    vague = acts["date_earliest"] != acts["date_latest"]
    rows = acts[vague | (acts["note"] != "")]
    titles = record.tables.treaties.set_index("treaty")["short_title"]
    bounds = rows["date_earliest"] + " to " + rows["date_latest"]
    return rows.assign(
        treaty=rows["treaty"].map(titles),
        state=rows["iso3"].map(record.names),
        act=rows["action"].map(TITLE),
        day=rows["date"].where(~vague[rows.index], bounds),
    ).sort_values(["state", "day"], ignore_index=True)


def published_lengths() -> pd.DataFrame:
    """Return one row per border with its measured and published lengths in km.

    `apart` is the distance between the least and the most published figure in percent of the
    least; the furthest apart come first.
    """
    record = cached.atlas()
    published = record.tables.border_lengths_published.astype({"length_km": float})
    pair = published[["iso3_a", "iso3_b"]].apply(sorted, axis=1).str.join("-")
    figures = published["length_km"].groupby(pair).agg(["min", "max", "size"])
    rows = record.pairs.join(figures, on="pair").rename(
        columns={"length_km": "measured", "min": "least", "max": "most", "size": "figures"}
    )
    sides = ["iso3", "neighbour"]
    rows["border"] = rows[sides].apply(lambda side: side.map(record.names)).agg("–".join, axis=1)
    rows["apart"] = 100 * (rows["most"] / rows["least"] - 1)
    return rows.sort_values("apart", ascending=False, ignore_index=True)
