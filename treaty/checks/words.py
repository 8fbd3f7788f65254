"""Rules of what was said, declared and reported."""

from collections.abc import Iterator
from itertools import pairwise

from treaty.checks.rule import Frames, Rule, fault
from treaty.faults import Fault


def events_end_after_they_begin(frames: Frames) -> Iterator[Fault]:
    """An event does not end before it begins."""
    for row in frames["events"].itertuples():
        if row.end_date and row.end_date < row.date:
            yield fault("events", row, "end_date", f"before the event began on {row.date}")


def events_in_order(frames: Frames) -> Iterator[Fault]:
    """Events stand in the order of their days."""
    for before, row in pairwise(frames["events"].itertuples()):
        if row.date < before.date:
            reason = f"expected a day not before that of the row above, {before.date}"
            yield fault("events", row, "date", reason)


def quotes_translated(frames: Frames) -> Iterator[Fault]:
    """Words in another language have a translation into English."""
    for row in frames["quotes"].itertuples():
        if row.language != "en" and not row.translation:
            reason = f"the words are in {row.language!r}: expected a translation into English"
            yield fault("quotes", row, "translation", reason)


def quotes_said_before_retrieved(frames: Frames) -> Iterator[Fault]:
    """Nothing is quoted before it was said."""
    for row in frames["quotes"].itertuples():
        if row.retrieved < row.date:
            yield fault("quotes", row, "retrieved", f"before the words were said on {row.date}")


def declarations_dated(frames: Frames) -> Iterator[Fault]:
    """A declaration says when it was made: on a day, or upon an act."""
    for row in frames["declarations"].itertuples():
        if not row.date and not row.made_upon:
            yield fault("declarations", row, "made_upon", "expected an act, for there is no day")


def declarations_after_opening(frames: Frames) -> Iterator[Fault]:
    """Nobody declares anything before the treaty is opened for signature."""
    opened = dict(frames["treaties"][["treaty", "opened_for_signature"]].to_numpy())
    for row in frames["declarations"].itertuples():
        if row.date and row.date < opened[row.treaty]:
            reason = f"before the treaty was opened on {opened[row.treaty]}"
            yield fault("declarations", row, "date", reason)


def verdicts_rest_on_evidence(frames: Frames) -> Iterator[Fault]:
    """A verdict that is no opinion rests on evidence."""
    for row in frames["article_claims"].itertuples():
        if row.verdict != "opinion" and not row.evidence_url:
            reason = f"expected the evidence of a verdict {row.verdict!r}"
            yield fault("article_claims", row, "evidence_url", reason)


def evidence_named(frames: Frames) -> Iterator[Fault]:
    """Evidence has a name and an address."""
    for row in frames["article_claims"].itertuples():
        if row.evidence_url and not row.evidence_source:
            reason = f"expected the name of {row.evidence_url}"
            yield fault("article_claims", row, "evidence_source", reason)
        if row.evidence_source and not row.evidence_url and row.verdict == "opinion":
            reason = f"expected the address of {row.evidence_source!r}"
            yield fault("article_claims", row, "evidence_url", reason)


RULES: tuple[Rule, ...] = (
    events_end_after_they_begin,
    events_in_order,
    quotes_translated,
    quotes_said_before_retrieved,
    declarations_dated,
    declarations_after_opening,
    verdicts_rest_on_evidence,
    evidence_named,
)
