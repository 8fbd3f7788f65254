"""What a page gives away names the version of the record that it comes from."""

from tests.pages.opening import html, open_page


def test_link_and_citation_name_the_version_in_use(atlas):
    said = html(open_page("map", date="2026-02-20"))
    assert f"?date=2026-02-20&amp;treaty=ottawa&amp;area=europe&amp;v={atlas.version}" in said
    assert f"data version {atlas.version}," in said
    assert "as it was known on" not in said


def test_a_page_keeps_to_the_version_that_its_address_names(atlas):
    at = open_page("borders", v=atlas.version)
    assert at.query_params["v"] in (atlas.version, [atlas.version])
    assert open_page("borders").query_params == {}
