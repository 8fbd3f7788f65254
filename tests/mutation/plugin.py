"""What `make mutants` needs of pytest, beside what mutmut sees by itself.

mutmut notes which functions a test calls and tries a mutant of a function with these tests alone.
What a shared fixture or an import calls it notes for one test only, the first; here it is noted
for every test that rests on it, and so is the time that the fixture takes.
"""

import time

import pytest
from mutmut.state import state

called_by_imports: set[str] = set()
called_by_fixture: dict[pytest.FixtureDef, set[str]] = {}
seconds_of_fixture: dict[pytest.FixtureDef, float] = {}


def pytest_collection_modifyitems(items):
    """Begin with the tests that take the least time: most mutants are dead after one of them."""
    seconds = state().duration_by_test
    items.sort(key=lambda item: seconds.get(item.nodeid, 0))


def pytest_collection_finish():
    called_by_imports.update(state()._stats)
    state()._stats.clear()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    before, begun = set(state()._stats), time.perf_counter()
    state()._stats.clear()
    try:
        return (yield)
    finally:
        called_by_fixture.setdefault(fixturedef, set()).update(state()._stats)
        seconds_of_fixture[fixturedef] = time.perf_counter() - begun
        state()._stats.update(before)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    fixtures = [one for every in item._fixtureinfo.name2fixturedefs.values() for one in every]
    state()._stats.update(called_by_imports, *(called_by_fixture.get(one, ()) for one in fixtures))
    state().duration_by_test[item.nodeid] += sum(seconds_of_fixture.get(one, 0) for one in fixtures)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session, exitstatus):
    """Count a mutant dead under which a test cannot even be imported."""
    if exitstatus == pytest.ExitCode.INTERRUPTED and session.testsfailed:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
