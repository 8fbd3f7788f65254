"""Pages of the record, read back."""

from copy import deepcopy
from datetime import date

import pytest

from record.depositary import act_differences, page
from record.depositary.names import names
from tests.status_page import of_record

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def record(frozen):
    """The tables with the acts as they stood on TODAY."""
    return frozen.tables


@pytest.fixture(scope="session")
def listed_once(record):
    """The page that lists what the record holds, as at a day after Poland has left."""
    return of_record(record, "ottawa", date(2026, 4, 1))


@pytest.fixture
def listed(listed_once):
    """That page, to be edited."""
    return deepcopy(listed_once)


@pytest.fixture
def read(record):
    """Read a page as bytes or to be made, of the Ottawa Convention or another treaty."""
    known = names(record.states, record.participant_names)
    treaties = record.treaties.set_index("treaty", drop=False)

    def read(status, treaty="ottawa", *, today=TODAY):
        content = status if isinstance(status, bytes) else status.html()
        return page.read(content, treaties.loc[treaty], known, today=today)

    return read


@pytest.fixture
def differences(record, read):
    """Return what a page says otherwise than the record: kind, state, page and record."""

    def differences(status, treaty="ottawa"):
        own = record.actions[record.actions["treaty"] == treaty]
        found = act_differences.of_acts(read(status, treaty), own)
        return [(str(one.kind), one.iso3, one.what, one.page, one.held) for one in found]

    return differences
