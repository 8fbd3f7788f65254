"""The search for a country, typed as people type it into the real widget."""

import re

from playwright.sync_api import expect

from record.names_to_find import names_to_find, state_of

TYPED = {
    "Turkey": "TUR",
    "Turkiye": "TUR",
    "Türkiye": "TUR",
    "Cote": "CIV",
    "Côte d’Iv": "CIV",
    "Swaziland": "SWZ",
    "Vatican": "VAT",
    "Holland": "NLD",
    "Burma": "MMR",
    "Czech Rep": "CZE",
    "Macedonia": "MKD",
    "USA": "USA",
    "US": "USA",
    "UK": "GBR",
    "uae": "ARE",
    "POL": "POL",
    "pl": "POL",
    "IRN": "IRN",
    "IR": "IRN",
    "Suomi": "FIN",
    "Polska": "POL",
    "Україна": "UKR",
    "Russia": "RUS",
    "North Korea": "PRK",
}


def test_what_people_type_finds_the_state_that_they_mean_first(page, atlas):
    page.goto("/countries")
    search = page.get_by_role("combobox", name="Country")
    expect(search).to_be_editable()
    by_label = {label: state_of(key) for key, label in names_to_find(atlas).items()}
    first = page.get_by_role("option").first
    found = {}
    for text in TYPED:
        search.fill(text)
        expect(first).to_be_visible()
        found[text] = by_label[first.inner_text()]
    assert found == TYPED

    search.fill("UK")
    search.press("Enter")
    expect(page.get_by_role("heading", name="United Kingdom").first).to_be_visible()
    expect(search).to_have_value("United Kingdom")
    expect(page).to_have_url(re.compile("country=GBR"))
