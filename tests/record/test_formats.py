"""Tables as text: what a spreadsheet and a program read back."""

import json

import numpy as np
import pandas as pd
import pytest

from record.formats import to_csv, to_json

TABLE = pd.DataFrame(
    {
        "name": ["Côte d’Ivoire", "Türkiye", "Åland"],
        "bound": [True, False, True],
        "km": [1.5, np.nan, 0.0],
        "until": ["2025-12-27", "", ""],
        "count": np.array([1, 2, 3]),
    }
)


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠"])
def test_no_cell_is_a_formula_to_a_spreadsheet(beginning):
    text = f"{beginning}HYPERLINK(1)"
    table = pd.DataFrame({"km": [-1.5, 2], "note": [text, f"a{text}"]})
    written = to_csv(table)
    assert f"'{text}" in written and "-1.5" in written
    assert f"a{text}" in written and f"'a{text}" not in written


def test_csv_has_one_line_per_row_and_nothing_where_nothing_is_known():
    assert to_csv(TABLE).splitlines(keepends=True) == [
        "name,bound,km,until,count\n",
        "Côte d’Ivoire,true,1.5,2025-12-27,1\n",
        "Türkiye,false,,,2\n",
        "Åland,true,0.0,,3\n",
    ]


def test_json_has_the_values_of_each_row_and_null_where_nothing_is_known():
    text = to_json(TABLE, {"treaty": "ottawa"})
    assert text.startswith('{"treaty":"ottawa","records":[{"name":"Côte d’Ivoire",')
    assert text.endswith("]}\n")
    assert "NaN" not in text
    assert json.loads(text)["records"][1:] == [
        {"name": "Türkiye", "bound": False, "km": None, "until": None, "count": 2},
        {"name": "Åland", "bound": True, "km": 0.0, "until": None, "count": 3},
    ]
