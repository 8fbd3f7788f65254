"""Stretches of time as charts show them, each with a scale of its own."""

from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt

from treaty.history import day_number

WIDTH = 560.0
"""Usual width in pixels of a panel that has half of the page."""

MARGIN = 7.0
"""Pixels left free at both ends of a panel, so that a mark on its first day is whole."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of time with a scale of its own; `end` is not part of it.

    `width` is its usual width in pixels: hatches and labels are laid out for it.
    """

    start: date
    end: date
    width: float

    @property
    def across(self) -> float:
        """Days that a pixel measures."""
        return (self.end - self.start).days / self.width

    @property
    def long(self) -> bool:
        """Whether the stretch is one of years, not of months."""
        return self.end.year - self.start.year > 5

    @property
    def ticks(self) -> list[date]:
        """The days that the axis names: the beginning of each third year, or third month."""
        years = range(self.start.year, self.end.year + 1)
        months = [(year, month) for year in years for month in (1, 4, 7, 10)]
        days = [date(year, month, 1) for year, month in months]
        if self.long:
            days = [day for day in days if day.month == 1 and day.year % 3 == 0]
        return [day for day in days if self.start <= day < self.end]

    def x(self, field: str) -> alt.X:
        """Return the channel of time for a field that holds moments."""
        # A quantitative scale of days: Vega's scales of time come in the visitor's time zone.
        form = "%Y" if self.long else "%b %Y"
        axis = alt.Axis(
            title=None,
            values=[moment(day) for day in self.ticks],
            labelExpr=f"utcFormat(datum.value * 86400000, '{form}')",
            grid=False,
        )
        room = MARGIN * self.across
        domain = [moment(self.start) - room, moment(self.end) + room]
        return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False))

    @property
    def last(self) -> date:
        """The last day of the stretch."""
        return self.end - timedelta(days=1)

    def holds(self, day: date) -> bool:
        """Return whether a day lies in this stretch."""
        return self.start <= day < self.end


def panels(first: date, recent: date | None, today: date) -> list[Panel]:
    """Return the years from a first day, and from a recent one on the months.

    Most has happened in these months; on the scale of the years they would be a hand's breadth.
    """
    end = today + timedelta(days=1)
    if recent is None or first >= recent:
        return [Panel(first, end, WIDTH)]
    return [Panel(first, recent, WIDTH), Panel(recent, end, WIDTH)]


def moment(day: date | str) -> int:
    """Return a day as a moment on a chart's scale of time: in days since 1970-01-01."""
    return day_number(date.fromisoformat(str(day)))
