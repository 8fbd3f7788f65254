"""What a page has to be: everything else is refused with what was expected and found."""

from datetime import date

import pytest

from record.depositary.document import PageError
from tests.status_page import Row, notice


@pytest.fixture
def refused(read):
    """Return the message with which a page is refused."""

    def refused(status, treaty="ottawa"):
        with pytest.raises(PageError) as caught:
            read(status, treaty)
        assert str(caught.value).startswith("expected ")
        return str(caught.value)

    return refused


def test_the_head_is_read(listed, read):
    head = read(listed).header
    assert (head.as_at, head.number) == (date(2026, 4, 1), "XXVI-5")
    assert (head.signatories, head.parties) == (listed.signatories, listed.parties)
    assert head.title.startswith("Convention on the Prohibition")


def test_a_treaty_that_is_not_signed_has_no_signatories(listed, read):
    listed.signatories = None
    assert read(listed).header.signatories is None


def test_names_may_have_typographic_apostrophes(listed, read):
    listed.rows["CIV"].name = "Côte d’Ivoire"
    assert any(act.iso3 == "CIV" for act in read(listed).acts)


def test_former_names_are_known(listed, read):
    listed.rows["TUR"].name = "Turkey"
    assert any(act.iso3 == "TUR" for act in read(listed).acts)


def test_unknown_states_are_all_named(listed, refused):
    listed.rows["XXA"] = Row("Freedonia", ["", "", "12 Mar 2026 a"])
    listed.rows["XXB"] = Row("European Union", ["", "", "12 Mar 2026 a"])
    assert refused(listed) == (
        "expected participants named in states.csv or participant_names.csv; "
        "found 'Freedonia', 'European Union'"
    )


def test_another_treaty_is_refused(listed, refused):
    assert refused(listed, "ccm").startswith(
        "expected XXVI-6, Convention on Cluster Munitions; found XXVI-5, Convention on the Prohib"
    )


def test_an_older_page_is_refused(listed, refused):
    listed.as_at = date(2026, 2, 2)
    assert refused(listed) == (
        "expected a page as at a day from 2026-02-03, the last one read, to 2026-11-24; "
        "found one as at 2026-02-02"
    )


def test_a_page_of_the_future_is_refused(listed, refused):
    listed.as_at = date(2026, 11, 25)
    assert "found one as at 2026-11-25" in refused(listed)


def test_an_error_page_is_refused(refused):
    page = b"<html><head><title>Oh</title></head> <body>Server Error.</body></html>"
    assert refused(page) == (
        "expected a status page with \N{LEFT DOUBLE QUOTATION MARK}STATUS AS AT"
        "\N{RIGHT DOUBLE QUOTATION MARK}; found a page titled 'Oh': 'Oh Server Error.'"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"\xff\xfe<html></html>", b"PK\x03\x04", b"{}", b"</html>", b"<!-- --></html>"],
)
def test_what_is_no_page_is_refused(refused, content):
    assert refused(content)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_download_is_refused(listed, refused, share):
    whole = listed.html()
    message = refused(whole[: int(len(whole) * share)])
    assert message.startswith("expected a whole page, up to </html>; found one that ends in ")


def test_a_page_with_a_byte_order_mark_and_a_comment_at_its_end_is_read(listed, read):
    assert read(b"\xef\xbb\xbf" + listed.html() + b"<!-- saved -->\n") == read(listed)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("_tblgrid", "_grid2", "expected a status page with a table of participants; found a"),
        ("_div3", "_div4", "expected a status page with \N{LEFT DOUBLE QUOTATION MARK}STATUS"),
        ("01-04-2026", "2026-04-01", "STATUS AS AT : 2026-04-01 10:16:18 EDT"),
        ("01-04-2026", "31-04-2026", "'31-04-2026'"),
        ("CHAPTER XXVI", "CHAPITRE XXVI", "found 'CHAPITRE XXVI'"),
        ("Parties :", "Members :", "and their number under"),
        (">Participant<", ">State<", "expected a table with the columns Participant, Signature"),
        ("Accession(a)", "Formal confirmation(c)", "found 'Formal confirmation(c)'"),
        (">Signature<", ">Entry into force<", "found 'Entry into force'"),
        ("11 Sep\t 2002 a", "11 Sept\t 2002 a", "beside Afghanistan; found '11 Sept 2002 a'"),
        ("11 Sep\t 2002 a", "31 Sep\t 2002 a", "beside Afghanistan; found '31 Sep 2002 a'"),
        ("11 Sep\t 2002 a", "11/09/2002", "beside Afghanistan; found '11/09/2002'"),
        ("11 Sep\t 2002 a", "11 Sep\t 2002 x", "a mark of 'A', 'AA', 'a', 'd' beside Afghan"),
        ("11 Sep\t 2002 a", "&nbsp;", "expected a name and a date in each row; found 'Afghanist"),
        ("<td>&nbsp;</td>", "", "expected 4 cells in each row; found 3: 'Afghanistan"),
        ("href='#1' class='noteIndex'>1<", "href='#1'>†<", "end notes beside Estonia; found"),
        ("<a name='1'>1</a>", "", "expected a number before each end note"),
        ("_divParticipant", "_divWho", "expected a participant and a text in each declaration"),
        ("_divMainDecTilte", "_divTitle", "expected a status page with declarations; found"),
    ],
)
def test_a_changed_layout_is_refused(listed, refused, old, new, message):
    whole = listed.html().decode()
    assert old in whole
    assert message in refused(whole.replace(old, new, 1).encode())


def test_an_empty_table_is_refused(listed, refused):
    listed.rows.clear()
    assert refused(listed) == "expected rows in the table of participants; found none"


def test_a_note_that_is_not_there_is_refused(listed, refused):
    whole = listed.html().decode()
    cut = whole.replace("<a name='1'>1</a>", "<a name='91'>91</a>")
    assert refused(cut.encode()) == "expected end note 1, to which Estonia refers; found none"


def test_a_date_in_brackets_needs_a_notice_of_withdrawal(listed, refused):
    listed.rows["EST"].notes = ["On 27 June 2025, Estonia bade farewell."]
    assert refused(listed) == (
        "expected an end note with the notice of withdrawal of Estonia, dated in brackets; "
        "found end notes 1 without one in effect by 2026-04-01"
    )


@pytest.mark.parametrize(
    "text",
    [
        (
            "On 2 March 2026, the Government of Norway notified the Secretary-General of its "
            "decision to suspend the operation of the Convention."
        ),
        "On 2 March 2026, Norway made known that it will withdraw.",
        (
            "{notice}<br><br>On 9 March 2026, the Government of Norway notified the "
            "Secretary-General of its decision to rescind its notification of withdrawal."
        ),
        "{notice}<br><br>On 9 March 2026, the Government of Norway withdrew its notification.",
    ],
)
def test_what_only_a_person_can_read_is_reported_and_not_taken_for_an_act(listed, read, text):
    told = {"reference": "C.N.9.2026", "number": "XXVI-5", "as_at": listed.as_at}
    withdrawal = notice("Norway", "2026-03-02", "2026-09-02", **told)
    listed.rows["NOR"].notes.append(text.replace("{notice}", withdrawal))
    page = read(listed)
    ((who, words),) = page.unread
    assert who == "NOR"
    assert "2 March 2026" in words
    assert {act.action for act in page.acts if act.iso3 == "NOR"} == {"signature", "ratification"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "On 2 March 2026, the Government of St. Lucia deposited with the Secretary-General an "
            "instrument of denunciation. The denunciation shall take effect on 2 September 2026."
        ),
        (
            "See note 1.<br><br>On 2 March 2026, the Government of X deposited with the "
            "Secretary-General its notification of withdrawal (see C.N.1.2026.TREATIES-XXVI.5 of "
            "3 March 2026). The withdrawal will take effect for X on 2 September 2026.<br><text />"
        ),
    ],
)
def test_notices_in_other_words_are_understood(listed, read, text):
    listed.rows["LCA"].notes.append(text)
    (act,) = [act for act in read(listed).acts if act.iso3 == "LCA" and act.effect]
    assert (act.on, act.effect) == (date(2026, 3, 2), date(2026, 9, 2))
    assert act.reference_url == ""


@pytest.mark.parametrize(
    ("line", "title", "upon", "day"),
    [
        ("Interpretative declaration:", "Interpretative declaration", "ratification", "1998-07-09"),
        ("Declaration made upon signature:", "Declaration", "signature", "1997-12-03"),
        ("Understandings:", "Understanding", "ratification", "1998-07-09"),
        ("Upon acceptance:", "Declaration", "acceptance", ""),
        ("", "Declaration", "ratification", "1998-07-09"),
    ],
)
def test_declarations_are_read_without_their_text(listed, read, line, title, upon, day):
    listed.declarations = [("Norway", line, "A long text that is nobody's business here.")]
    (one,) = [one for one in read(listed).declarations if one.iso3 == "NOR"]
    assert (one.iso3, one.title, one.made_upon, one.date) == ("NOR", title, upon, day)
    assert "business" not in str(one)
