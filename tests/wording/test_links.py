"""What a link to evidence is called."""

import pytest

from wording.links import leads_to

NOTICE = "C.N.421.2025.TREATIES-XXVI-5"
UNTC = "https://treaties.un.org/Pages/ViewDetails.aspx?mtdsg_no=XXVI-5"


@pytest.mark.parametrize(
    ("reference", "reference_url", "source_url", "called"),
    [
        (NOTICE, "https://treaties.un.org/CN.421.pdf", UNTC, "UN notice C.N.421.2025 (PDF)"),
        (NOTICE, "", UNTC, "UN Treaty Collection"),
        ("", "", "https://www.aa.com.tr/en/europe/1", "Anadolu Agency"),
        ("", "", "https://www.example.org/a", "example.org"),
    ],
)
def test_a_link_is_called_by_where_it_leads(reference, reference_url, source_url, called):
    assert leads_to(reference, reference_url, source_url) == called


def test_every_act_on_record_leads_somewhere_with_a_name(atlas):
    acts = atlas.tables.actions
    for row in acts.itertuples():
        assert leads_to(row.reference, row.reference_url, row.source_url) not in ("", "source")
