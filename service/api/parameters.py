"""What an address or a command can be asked with, and what it then asks for.

A set of parameters is a class: its fields are the parameters, and `read` returns what their values
ask for. The command line, the index page and the OpenAPI description are made from the fields.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from geo.areas import Area
from record import in_use
from record.atlas import Atlas
from record.basis import Basis
from record.view import DEFAULT_TREATY, BadValue, View, parse, parse_day
from treaty.statuses import Status

LONGEST_VALUE = 64
"""Characters that a value may have: more than any value that can be used."""

Values = Mapping[str, Sequence[str]]


class BadParameterError(ValueError):
    """A parameter that cannot be used; `bad` names it, its value and what was expected."""

    def __init__(self, bad: BadValue, status: int = 400) -> None:
        """Keep the value and the status of the answer; the message is one line."""
        super().__init__(str(bad))
        self.bad, self.status = bad, status


@dataclass(frozen=True, slots=True)
class Codes:
    """The values that a parameter takes, by the record: `json_schema_extra` of its field."""

    of: Callable[[Atlas], Sequence[str]]

    def __call__(self, schema: dict[str, Any]) -> None:
        """Add the codes of the record in use to the parameter's JSON schema."""
        schema.get("items", schema)["enum"] = list(self.of(in_use.record()))


def _one_value(given: Sequence[str]) -> str:
    if len(given) > 1:
        raise ValueError("one value")
    return given[0]


Text = Annotated[str, Field(max_length=LONGEST_VALUE)]
OneValue = Annotated[Text, BeforeValidator(_one_value)]
OptionalValue = OneValue | SkipJsonSchema[None]
SeveralValues = tuple[Text, ...]

DAY_SCHEMA: JsonDict = {"pattern": r"^(\d{4}-\d{2}-\d{2}|today)$"}
DATE = Field(
    "today",
    description="Day from the treaty's opening for signature to today as YYYY-MM-DD, "
    "or today (UTC)",
    examples=["2026-02-20"],
    json_schema_extra=DAY_SCHEMA,
)
TREATY = Field(
    DEFAULT_TREATY,
    description="Code of the treaty",
    examples=[DEFAULT_TREATY],
    json_schema_extra=Codes(lambda atlas: list(atlas.histories)),
)
VERSION_CODES = Codes(lambda _: in_use.known_versions())
COUNTRY_CODES = Codes(lambda atlas: atlas.codes)


def statuses_field(meaning: str) -> Any:
    """Return the field of statuses with what they mean."""
    codes = Codes(lambda _: list(Status))
    return Field((), description=meaning, examples=[[Status.LEFT.value]], json_schema_extra=codes)


def area_field(default: Area, meaning: str) -> Any:
    """Return the field of an area with what it means."""
    codes = Codes(lambda _: list(Area))
    example = Area.EUROPE.value
    return Field(default.value, description=meaning, examples=[example], json_schema_extra=codes)


def country_field(meaning: str) -> Any:
    """Return the field of a state with what it means."""
    return Field(None, description=meaning, examples=["POL"], json_schema_extra=COUNTRY_CODES)


class Parameters(BaseModel, extra="forbid"):
    """The parameter that every address takes; it asks for nothing."""

    v: OneValue = Field(
        "",
        description="Version of the data that answers; versions.json lists those that were kept. "
        "An answer of a named version can be kept for a year",
        json_schema_extra=Codes(lambda _: ("", *in_use.known_versions())),
    )

    @classmethod
    def fields(cls) -> dict[str, FieldInfo]:
        """Return the parameters by name, without the one that every address takes."""
        return {f.alias or name: f for name, f in cls.model_fields.items() if name != "v"}

    @classmethod
    def from_values(cls, values: Values) -> Self:
        """Return the parameters with values; raise ValidationError if these cannot be."""
        return cls.model_validate(values)

    def read(self, _basis: Basis) -> Hashable:
        """Return what is asked for; raise BadParameterError for a value that cannot be used."""
        return None

    def known(self, name: str, basis: Basis) -> str:
        """Return a value; raise BadParameterError if the record does not know it."""
        field, value = type(self).model_fields[name], getattr(self, name)
        expected = codes(field, basis.atlas)
        if value not in expected:
            bad = BadValue(name, value, f"one of {', '.join(expected)}")
            raise BadParameterError(bad, 404 if field.is_required() else 400)
        return value


class OfTreaty(Parameters):
    """A treaty."""

    treaty: OneValue = TREATY

    def read(self, basis: Basis) -> str:
        """Return the code of the treaty."""
        return self.known("treaty", basis)


class OfDate(Parameters):
    """A day."""

    date: OneValue = DATE

    def read(self, basis: Basis) -> View:
        """Return the view; without an area it holds all states."""
        given = self.model_dump(exclude_none=True).items()
        values = {name: [value] if isinstance(value, str) else value for name, value in given}
        return read_view(values, basis)


def read_view(values: Values, basis: Basis) -> View:
    """Return the view that values ask for; without an area it holds all states."""
    view, bad = parse(values, basis.atlas, today=basis.today, area=Area.WORLD)
    if bad:
        raise BadParameterError(bad[0])
    return view


class OfDay(OfDate):
    """A day under a treaty."""

    treaty: OneValue = TREATY


COUNTRY = Field(
    (),
    description="Only this state, by its ISO 3166-1 alpha-3 code",
    examples=[["POL"]],
    json_schema_extra=COUNTRY_CODES,
)


class OfStates(OfDay):
    """A day under a treaty, and which states."""

    status: SeveralValues = statuses_field("Only states with this status")
    area: OneValue = area_field(Area.WORLD, "Only states of this area")
    country: SeveralValues = COUNTRY


class OfStatesUnderAll(OfDate):
    """A day, and which states; under every treaty."""

    area: OneValue = area_field(Area.WORLD, "Only states of this area")
    country: SeveralValues = COUNTRY


@dataclass(frozen=True, slots=True)
class Period:
    """The changes of a view's treaty and states with after < date <= the view's day.

    Without `after` they begin with the first.
    """

    view: View
    after: date | None


class OfPeriod(Parameters):
    """A time under a treaty."""

    after: OptionalValue = Field(
        None,
        alias="from",
        description="Changes after this day; without it from the first on",
        examples=["2025-01-01"],
        json_schema_extra=DAY_SCHEMA,
    )
    until: OneValue = Field(
        "today",
        alias="to",
        description="Changes up to and including this day",
        examples=["2026-02-20"],
        json_schema_extra=DAY_SCHEMA,
    )
    treaty: OneValue = TREATY
    area: OneValue = area_field(Area.WORLD, "Only states of this area")
    country: SeveralValues = COUNTRY

    def read(self, basis: Basis) -> Hashable:
        """Return the period."""
        return self.period(basis)

    def period(self, basis: Basis) -> Period:
        """Return the period; raise BadParameterError for a value that cannot be used."""
        asked = {"treaty": [self.treaty], "area": [self.area], "country": self.country}
        view = read_view(asked, basis)
        opened = basis.atlas.histories[view.treaty].rules.opened

        def day(name: str, text: str) -> date:
            parsed = parse_day(name, text, opened=opened, today=basis.today)
            if isinstance(parsed, BadValue):
                raise BadParameterError(parsed)
            return parsed

        after = None if self.after is None else day("from", self.after)
        until = day("to", self.until)
        if after is not None and until < after:
            raise BadParameterError(BadValue("to", self.until, f"a day not before {after}"))
        return Period(view.at(until), after)


class OfTable(Parameters):
    """A table."""

    name: OneValue = Field(
        description="Name of the table",
        examples=["actions"],
        json_schema_extra=Codes(lambda atlas: atlas.tables.names),
    )

    def read(self, basis: Basis) -> str:
        """Return the name of the table."""
        return self.known("name", basis)


def codes(field: FieldInfo, atlas: Atlas) -> Sequence[str]:
    """Return the values that a parameter takes, none if they have no list."""
    return field.json_schema_extra.of(atlas) if isinstance(field.json_schema_extra, Codes) else ()


def example(field: FieldInfo) -> str:
    """Return a value that a parameter can have."""
    first = (field.examples or [""])[0]
    return first if isinstance(first, str) else first[0]


def shortened(text: str) -> str:
    """Return a text with no more characters than a value may have."""
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
