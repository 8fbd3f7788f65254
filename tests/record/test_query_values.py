import pytest

from record.query_values import query_values
from tests.query_cases import CASES


@pytest.mark.parametrize(("query", "meant"), CASES)
def test_a_query_means_what_it_meant_before_its_way(query, meant):
    assert query_values(query) == meant


def test_values_beyond_the_most_are_refused():
    with pytest.raises(ValueError, match="fields"):
        query_values("a=1&b=2&c=3", most=2)
