"""Pages of a few rows: every part that is read, every sentence with which one is refused."""

from dataclasses import replace

import pandas as pd
import pytest

from record.depositary import (
    act_differences,
    days,
    declarations,
    differences,
    document,
    header,
    notes,
    participants,
    row_changes,
)
from record.depositary import page as pages
from record.depositary.declarations import Declaration
from record.depositary.differences import Difference, Kind
from record.depositary.document import PageError
from record.depositary.names import check_known, names, plain
from record.depositary.notes import Note, Notice
from record.depositary.page import ListedAct, ListedDeclaration
from record.depositary.participants import Dated, Participant
from record.depositary.row_changes import Reading
from tests import small_record
from tests.small_record import CLUSTER, OTTAWA, act, frame, on, state
from tests.status_page import ID, Row, notice, of_record
from treaty import acts

AS_AT = on("2026-04-01")
TODAY = on("2026-11-24")
URL = "https://treaties.un.org/doc/x.pdf"


def parsed(body):
    return document.parse(f"<html><body>{body}</body></html>".encode())


def refused(read, *given, **named):
    with pytest.raises(PageError) as error:
        read(*given, **named)
    return str(error.value)


# Days


def test_days_are_read_as_the_depositary_writes_them():
    assert days.written("3 Dec 1997") == days.written("3  December 1997") == on("1997-12-03")
    assert days.written("13 May 2026") == on("2026-05-13")
    for text in ("3 Dez 1997", "31 Sep 1997", "3 dec 1997", "3 Dec 97", "x3 Dec 1997", ""):
        assert days.written(text) is None
    assert days.numeric("03-02-2026") == on("2026-02-03")
    for text in ("31-02-2026", "3-2-2026", "2026-02-03", ""):
        assert days.numeric(text) is None
    assert days.in_words("2026-02-03") == "3 February 2026"


# The document


def test_a_page_that_is_no_whole_one_is_refused_with_its_end():
    expected = "expected a whole page, up to </html>; found "
    assert refused(document.parse, b"") == f"{expected}nothing"
    assert refused(document.parse, b" \n ") == f"{expected}nothing"
    end = "y" * 60
    assert refused(document.parse, f"x\n{end}".encode()) == (f"{expected}one that ends in {end!r}")
    assert refused(document.parse, b"a\n  b") == f"{expected}one that ends in 'a b'"
    assert refused(document.parse, b"<p>\xff</p></html>") == (
        "expected a page in UTF-8; found byte 0xff"
    )
    assert refused(document.parse, b"</html>") == "expected a page; found an empty document"


def test_a_page_is_read_as_utf_8_whatever_stands_around_it():
    root = document.parse("\ufeff<html><body>Türkiye</body></HTML ><!-- a --> ".encode())
    assert document.text_of(root) == "Türkiye"


def test_pieces_are_found_by_the_end_of_their_ids():
    root = parsed("<p id='a_one'>1</p><p id='b_one'>2<b id='c_two'>3</b></p><p id='one_x'>4</p>")
    assert [piece.text for piece in document.pieces(root, "_one")] == ["1", "2"]
    assert document.piece(root, "_one").text == "1"
    assert document.piece(root, "_three") is None
    assert document.expected_piece(root, "_two", "numbers").text == "3"


def test_a_missing_piece_is_named_with_what_the_page_is():
    page = b"<html><head><title> Server\n Error </title></head><body>\nTry it  again.</body></html>"
    assert refused(document.expected_piece, document.parse(page), "_x", "numbers") == (
        "expected a status page with numbers; "
        "found a page titled 'Server Error': 'Server Error Try it again.'"
    )
    long = "<p>" + "z" * 99 + "</p>"
    assert refused(document.expected_piece, parsed(long), "_x", "n") == (
        f"expected a status page with n; found a page titled '': {'z' * 60!r}"
    )


def test_the_text_of_a_piece_leaves_out_the_numbers_of_notes():
    root = parsed("<p id='a_p'> Norway <sup>1, 2</sup>\n<i>and</i>  others</p>")
    assert document.text_of(document.piece(root, "a_p")) == "Norway and others"


# The head


HEAD = {
    "_div3": "STATUS AS AT : 03-02-2026 10:16:18 EDT",
    "_tcHead": "CHAPTER XXVI",
    "_tcTreaty": "5 . Convention on Mines",
    "_rptStatus_ctl00_tcText": "Signatories : 133. Parties : 162",
}


def head(**changed):
    parts = HEAD | changed
    divs = [f"<div id='x{part}'>{text}</div>" for part, text in parts.items() if text is not None]
    return parsed("".join(divs))


def test_the_head_of_a_page():
    assert header.header(head()) == header.Header(
        as_at=on("2026-02-03"),
        number="XXVI-5",
        title="Convention on Mines",
        signatories=133,
        parties=162,
    )
    for written in ("5. a. Amended Protocol II", "5 . a Amended Protocol II"):
        lettered = header.header(head(_tcTreaty=written))
        assert (lettered.number, lettered.title) == ("XXVI-5-a", "Amended Protocol II")
    unsigned = header.header(head(_rptStatus_ctl00_tcText="Parties : 7"))
    assert (unsigned.signatories, unsigned.parties) == (None, 7)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"_div3": "AS AT 2026"},
            ("expected “STATUS AS AT”; found 'AS AT 2026'"),
        ),
        (
            {"_div3": "STATUS AS AT : 31-02-2026 10:16"},
            ("expected a day DD-MM-YYYY after “STATUS AS AT”; found '31-02-2026'"),
        ),
        ({"_tcHead": "26"}, "expected the number of a chapter; found '26'"),
        ({"_tcTreaty": "Mines"}, "expected a number and a title; found 'Mines'"),
        (
            {"_rptStatus_ctl00_tcText": "Members : 7"},
            ("expected “Parties : ” and their number under “Status”; found 'Members : 7'"),
        ),
    ],
)
def test_a_head_that_reads_otherwise_is_refused(changed, said):
    assert refused(header.header, head(**changed)) == said


@pytest.mark.parametrize(
    ("part", "what"),
    [
        (
            "_div3",
            "“STATUS AS AT”",
        ),
        ("_tcHead", "the number of a chapter"),
        ("_tcTreaty", "a number and a title"),
        (
            "_rptStatus_ctl00_tcText",
            "counts under “Status”",
        ),
    ],
)
def test_a_part_of_the_head_that_is_missing_is_named(part, what):
    said = refused(header.header, head(**{part: None}))
    assert said.startswith(f"expected a status page with {what}; found a page titled")


# Names


def test_states_are_known_by_all_their_names():
    known = names(
        frame("states", [state("POL", "Poland"), state("CIV", "Côte d’Ivoire")]),
        frame("participant_names", [{"participant": "People’s Poland", "iso3": "POL"}]),
    )
    assert known == {
        "Poland": "POL",
        "Republic of Poland": "POL",
        "People's Poland": "POL",
        "Côte d'Ivoire": "CIV",
        "Republic of Côte d'Ivoire": "CIV",
    }
    assert plain("a’b") == "a'b"
    check_known(["Poland", "Côte d’Ivoire"], known)
    assert refused(check_known, ["Freedonia", "Poland", "Sylvania"], known) == (
        "expected participants named in states.csv or participant_names.csv; "
        "found 'Freedonia', 'Sylvania'"
    )


# End notes


def noted(*texts):
    return notes.notes(
        parsed(
            "".join(
                f"<div id='x_divNotesAll'><a name='{number}'>{number}</a>{text}</div>"
                for number, text in enumerate(texts, 1)
            )
        )
    )


DEPOSITED = "On 2 March 2026, Norway deposited with the Secretary-General a notice of withdrawal"
EFFECT = "It will take effect on 2 September 2026."


def test_a_note_is_a_notice_or_what_a_person_has_to_read():
    link = "<a href='../doc/x.pdf'> C.N.9.2026 </a> and <a>C.N.8.2026</a>"
    found = noted(
        f"{DEPOSITED} (see {link}). {EFFECT}",
        f"{DEPOSITED}. {EFFECT}",
        "A note of another kind.",
        f"First.<br>{DEPOSITED}<br>.",
        f"{DEPOSITED}. {EFFECT}<br>Then Norway revoked it.",
        f"{DEPOSITED}. {EFFECT}<br>{DEPOSITED}. {EFFECT}",
        f"{DEPOSITED}. {EFFECT} Then Norway revoked it.",
        "Words.<br><i>Norway will withdraw</i>.",
    )
    notice_given = Notice(on("2026-03-02"), on("2026-09-02"), "C.N.9.2026", URL)
    without = Notice(on("2026-03-02"), on("2026-09-02"), "", "")
    whole = f"{DEPOSITED}. {EFFECT}"
    assert found == {
        1: Note(notice_given, ""),
        2: Note(without, ""),
        3: Note(None, ""),
        4: Note(None, DEPOSITED),
        5: Note(None, f"{whole} Then Norway revoked it."),
        6: Note(None, f"{whole} {whole}"),
        7: Note(None, f"{whole} Then Norway revoked it."),
        8: Note(None, "Norway will withdraw."),
    }


@pytest.mark.parametrize(
    "text",
    [
        f"On 31 February 2026, {DEPOSITED[17:]}. {EFFECT}",
        f"{DEPOSITED}. It will take effect on 31 September 2026.",
        f"{DEPOSITED}. It will be considered.",
        f"Norway will withdraw. {EFFECT}",
    ],
)
def test_a_notice_without_its_days_is_for_a_person(text):
    assert noted(text) == {1: Note(None, text)}


def test_a_note_without_a_number_is_refused():
    root = parsed("<div id='x_divNotesAll'><a>1</a> Some  words.</div>")
    assert refused(notes.notes, root) == (
        "expected a number before each end note; found '1 Some words.'"
    )


# Participants


COLUMNS = ("Participant", "Signature", "Ratification, Acceptance(A), Accession(a)")


def table(*rows, columns=COLUMNS):
    lines = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (columns, *rows)
    )
    return parsed(f"<table id='x_tblgrid'>{lines}</table>")


def test_a_row_is_a_name_its_notes_and_its_acts():
    found = participants.participants(
        table(
            (
                "Norway <sup><a>1</a>, <a>12\xa0</a></sup>",
                "3 Dec 1997",
                "9 Jul\t 1998, 1 May 2001 a",
            ),
            ("Poland", "[4 Dec 1997 ]", " [27 Dec 2012 A]; "),
        )
    )
    assert found == [
        Participant(
            "Norway",
            (1, 12),
            (
                Dated("signature", on("1997-12-03"), bracketed=False),
                Dated("ratification", on("1998-07-09"), bracketed=False),
                Dated("accession", on("2001-05-01"), bracketed=False),
            ),
        ),
        Participant(
            "Poland",
            (),
            (
                Dated("signature", on("1997-12-04"), bracketed=True),
                Dated("acceptance", on("2012-12-27"), bracketed=True),
            ),
        ),
    ]


def test_one_column_of_acts_is_enough():
    (found,) = participants.participants(
        table(("Norway", "9 Jul 1998"), columns=("Participant", "Ratification"))
    )
    assert [act.action for act in found.acts] == ["ratification"]


KINDS = (
    "signature, definitive signature, ratification, acceptance, approval, accession, "
    "succession, consent to be bound, provisional application"
)
NORWAY = ("Norway", "3 Dec 1997", "")


@pytest.mark.parametrize(
    ("root", "said"),
    [
        (
            table(NORWAY, columns=("State", "Signature", "Ratification")),
            (
                "expected a table with the columns Participant, Signature …; "
                "found ['State', 'Signature', 'Ratification']"
            ),
        ),
        (
            table(NORWAY, columns=("Participant",)),
            "expected a table with the columns Participant, Signature …; found ['Participant']",
        ),
        (
            parsed("<table id='x_tblgrid'></table>"),
            "expected a table with the columns Participant, Signature …; found []",
        ),
        (table(), "expected rows in the table of participants; found none"),
        (
            table(NORWAY, columns=("Participant", "Signature", "Ratification, Joy(j)")),
            f"expected a column of {KINDS}; found 'Joy(j)'",
        ),
        (
            table(NORWAY, columns=("Participant", "Signature", "??")),
            f"expected a column of {KINDS}; found '??'",
        ),
        (table(NORWAY[:2]), "expected 3 cells in each row; found 2: 'Norway3 Dec 1997'"),
        (table(("", *NORWAY[1:])), "expected a name and a date in each row; found '3 Dec 1997'"),
        (table(("Norway", "", "")), "expected a name and a date in each row; found 'Norway'"),
        (
            table(("Norway<sup>1†</sup>", *NORWAY[1:])),
            "expected numbers of end notes beside Norway; found ['1†']",
        ),
        (
            table(("Norway", "soon", "")),
            "expected days such as 3 Dec 1997 beside Norway; found 'soon'",
        ),
        (
            table(("Norway", "31 Sep 1997", "")),
            "expected an existing day and a mark of none beside Norway; found '31 Sep 1997'",
        ),
        (
            table(("Norway", "", "1 May 2001 x")),
            "expected an existing day and a mark of 'A', 'a' beside Norway; found '1 May 2001 x'",
        ),
        (
            table(("Norway", "", "[1 May 2001 x]")),
            "expected an existing day and a mark of 'A', 'a' beside Norway; found '[1 May 2001 x]'",
        ),
        (parsed(""), "expected a status page with a table of participants; found a page titled"),
    ],
)
def test_a_table_that_reads_otherwise_is_refused(root, said):
    assert refused(participants.participants, root).startswith(said)


# Declarations


def entry(who, text, tail="dgDec"):
    return (
        f"<tr><td><div id='p_{tail}_ctl02_divParticipant'>{who}</div>"
        f"<div id='p_{tail}_ctl02_divText'>{text}</div></td></tr>"
    )


def made(*entries, below="(Unless otherwise indicated)"):
    return parsed(
        "<div id='x_divMainDecTilte'>Declarations<sup>1</sup></div>"
        f"<div id='x_divDecTilte'>{below}</div><table id='x_dgDec'>{''.join(entries)}</table>"
    )


def test_a_declaration_has_a_title_an_act_and_a_heading():
    long = "Declaration " + "x" * 69
    found = declarations.declarations(
        made(
            entry("Norway", "<i>Interpretative  declarations made upon signature:</i>"),
            entry("Poland", "<i>Confirmed on Ratification:</i><i>UNDERSTANDING</i> Text."),
            entry("Chad", f"<i>{long}</i>"),
            entry("Mali", f"<i>{long[:79]}</i>"),
            entry("Fiji", "<i>Statement</i><i>Reservation</i>"),
        )
    )
    assert found == [
        Declaration("Norway", "Interpretative declaration", "signature", "Declarations"),
        Declaration("Poland", "Understanding", "ratification", "Declarations"),
        Declaration("Chad", "Declaration", "consent", "Declarations"),
        Declaration("Mali", "Declaration", "consent", "Declarations"),
        Declaration("Fiji", "Statement and reservation", "consent", "Declarations"),
    ]


def test_several_of_one_kind_upon_one_act_are_one_declaration():
    found = declarations.declarations(
        made(
            entry("Chad", "<i>Declaration on article 1:</i><i>Declarations on article 2:</i>"),
            entry("Mali", "<i>Declaration</i><i>Upon signature:</i><i>Understandings</i>"),
            entry("Fiji", "<i>“I. Our consent is subject to the following reservations:</i>"),
            entry("Togo", "<i>Statements of Understanding:</i>"),
        )
    )
    assert [(one.name, one.title, one.upon) for one in found] == [
        ("Chad", "Declaration", "consent"),
        ("Mali", "Declaration", "consent"),
        ("Mali", "Understanding", "signature"),
        ("Fiji", "Reservation", "consent"),
        ("Togo", "Statement of understanding", "consent"),
    ]


def test_an_entry_with_an_end_note_and_no_words_is_no_declaration():
    unseen, note = "<p class='invisible'>Chad</p>", "Chad<sup>3</sup>"
    assert declarations.declarations(made(entry(note, unseen))) == []
    assert len(declarations.declarations(made(entry("Chad", unseen)))) == 1
    assert len(declarations.declarations(made(entry(note, f"{unseen}<p>We declare.</p>")))) == 1


def test_a_title_is_compared_in_the_singular():
    assert declarations.singular("Reservations and statements of understanding") == (
        "Reservation and statement of understanding"
    )


def test_a_line_of_eighty_characters_is_a_text_and_no_title():
    long = "Reservation " + "x" * 68
    assert [one.title for one in declarations.declarations(made(entry("A", f"<i>{long}</i>")))] == [
        "Declaration"
    ]
    short = f"<i>{long[:79]}</i>"
    assert [one.title for one in declarations.declarations(made(entry("A", short)))] == [
        "Reservation"
    ]


def test_a_line_under_the_heading_can_name_all_declarations():
    found = declarations.declarations(made(entry("Norway", ""), below="(Declaration of something)"))
    assert found == [Declaration("Norway", "Declaration of something", "consent", "Declarations")]
    assert declarations.declarations(parsed("")) == []
    # Where there is no list of one kind, that of the other is read.
    other = (
        "<div id='x_divMainDecArt'>Under article 18</div>"
        "<div id='x_divDecArt'>(Declaration of provisional application)</div>"
        f"<table id='x_dgDecUnderArticle'>{entry('Norway', '', 'dgDecUnderArticle')}</table>"
    )
    assert declarations.declarations(parsed(other)) == [
        Declaration(
            *("Norway", "Declaration of provisional application", "consent", "Under article 18")
        )
    ]


def test_an_entry_without_participant_or_text_is_refused():
    said = "expected a participant and a text in each declaration; found "
    assert refused(declarations.declarations, made(entry("", "z" * 99))) == (f"{said}{'z' * 60!r}")
    only = "<tr><td><div id='p_divParticipant'>Norway</div></td></tr>"
    assert refused(declarations.declarations, made(only)) == f"{said}'Norway'"
    other = "<tr><td><div id='p_divText'>Text</div></td></tr>"
    assert refused(declarations.declarations, made(other)) == f"{said}'Text'"


def test_a_list_without_its_heading_is_refused():
    root = parsed(f"<table id='x_dgDec'>{entry('A', '')}</table>")
    assert refused(declarations.declarations, root).startswith(
        "expected a status page with declarations; found a page titled ''"
    )


def test_further_lists_of_participants_are_named():
    def section(name):
        return f"<div id='a_b_{name}_ctl02_divParticipant'>A</div>"

    root = parsed("".join(map(section, ("dgZ", "dgDec", "dgObjections", "dgDecUnderArticle"))))
    assert declarations.unread_sections(root) == ["dgObjections", "dgZ"]


# The whole page


def record(**rows):
    return small_record.tables(**rows)


DECLARED = [
    {
        "treaty": "ottawa",
        "iso3": "POL",
        "title": "Declaration",
        "made_upon": "ratification",
        "date": "2012-12-27",
        "reference": "UNTC XXVI-5, Declarations",
        "source_url": f"{OTTAWA['source_url']}#EndDec",
    }
]


@pytest.fixture
def small():
    return record(declarations=DECLARED)


@pytest.fixture
def listed(small):
    """The page that lists what the small record holds, on a day after Poland has left."""
    return of_record(small, "ottawa", AS_AT)


def read(status, treaty=OTTAWA, today=TODAY):
    known = names(record().states, record().participant_names)
    return pages.read(status.html(), pd.Series(treaty), known, today=today)


def test_a_page_is_its_head_its_acts_and_its_declarations(listed):
    found = read(listed)
    assert found.header.as_at == AS_AT
    assert found.participants == 5
    poland = [one for one in found.acts if one.iso3 == "POL"]
    assert poland == [
        ListedAct("POL", "signature", on("1997-12-04")),
        ListedAct("POL", "ratification", on("2012-12-27")),
        ListedAct(
            *("POL", "withdrawal_notification", on("2025-08-20"), on("2026-02-20")),
            "C.N.421.2025",
            "https://treaties.un.org/doc/Publication/CN/2025/CN.421.2025-Eng.pdf",
        ),
    ]
    assert found.declarations == (
        ListedDeclaration("POL", "Declaration", "ratification", "2012-12-27", "Declarations"),
    )
    assert found.unread == ()


def test_a_page_names_what_it_does_not_read(listed):
    listed.rows["BLR"].notes.append("Belarus may withdraw one day.")
    whole = listed.html().decode()
    other = f"<div id='{ID}_dgObjections_ctl02_divParticipant'>Poland</div></body>"
    known = names(record().states, record().participant_names)
    found = pages.read(
        whole.replace("</body>", other).encode(), pd.Series(OTTAWA), known, today=TODAY
    )
    assert found.unread == (
        ("section dgObjections", "not read"),
        ("BLR", "Belarus may withdraw one day."),
    )
    assert [
        (one.kind, one.iso3, one.what, one.page, one.held) for one in differences.to_be_read(found)
    ] == [
        (Kind.UNREAD, "section dgObjections", "end note", "not read", ""),
        (Kind.UNREAD, "BLR", "end note", "Belarus may withdraw one day.", ""),
    ]


def test_a_page_of_another_treaty_or_another_time_is_refused(listed):
    assert refused(read, listed, CLUSTER) == (
        "expected XXVI-6, Convention on Cluster Munitions; "
        "found XXVI-5, Convention on Anti-Personnel Mines"
    )
    limits = "expected a page as at a day from {}, the last one read, to {}; found one as at {}"
    later = OTTAWA | {"read_until": "2026-04-02"}
    assert refused(read, listed, later) == limits.format("2026-04-02", TODAY, AS_AT)
    assert refused(read, listed, today=on("2026-03-31")) == limits.format(
        "2026-02-03", "2026-03-31", AS_AT
    )
    assert read(listed, OTTAWA | {"read_until": "2026-04-01"}, today=AS_AT).participants == 5


def test_a_bracketed_date_needs_a_notice_that_has_taken_effect(listed):
    said = (
        "expected an end note with the notice of withdrawal of Republic of Poland, "
        "dated in brackets; found end notes {} without one in effect by {}"
    )
    listed.as_at = on("2026-02-19")
    assert refused(read, listed) == said.format(1, "2026-02-19")
    listed.as_at = on("2026-02-20")
    assert read(listed).participants == 5
    listed.rows["POL"].notes = ["Some words.", "Other words."]
    assert refused(read, listed) == said.format("1, 2", "2026-02-20")
    listed.rows["POL"].notes = []
    assert refused(read, listed) == said.format("no number", "2026-02-20")


def test_a_note_that_is_missing_is_named(listed):
    whole = listed.html().replace(b"<a name='1'>", b"<a name='9'>")
    known = names(record().states, record().participant_names)
    assert refused(pages.read, whole, pd.Series(OTTAWA), known, today=TODAY) == (
        "expected end note 1, to which Republic of Poland refers; found none"
    )


def test_an_unknown_name_is_refused_in_both_lists(listed):
    listed.rows["XXX"] = Row("Freedonia", ["3 Dec 1997", "", ""])
    listed.declarations.append(("Sylvania", "Declaration:", ""))
    assert refused(read, listed).endswith("; found 'Freedonia', 'Sylvania'")


@pytest.mark.parametrize(
    ("line", "upon", "day"),
    [
        ("Declaration:", "ratification", "2012-12-27"),
        ("Declaration upon signature:", "signature", "1997-12-04"),
        ("Declaration upon accession:", "accession", ""),
    ],
)
def test_a_declaration_has_the_day_of_the_one_act_that_it_was_made_upon(listed, line, upon, day):
    listed.declarations = [("Poland", line, "")]
    (one,) = read(listed).declarations
    assert (one.made_upon, one.date) == (upon, day)


def test_a_declaration_upon_one_of_two_consents_has_no_day(listed):
    listed.rows["NOR"] = Row("Norway", ["", "", "9 Jul 1998, 1 May 2001 a"])
    listed.declarations = [("Norway", "Declaration:", "")]
    (one,) = read(listed).declarations
    assert (one.made_upon, one.date) == ("", "")


# Differences


def differing(small, status):
    own = small.actions[small.actions["treaty"] == "ottawa"]
    return act_differences.of_acts(read(status), own)


def short(found):
    return [(str(one.kind), one.iso3, one.what, one.page, one.held) for one in found]


def test_what_the_page_lists_as_recorded_is_no_difference(small):
    assert short(differing(small, of_record(small, "ottawa", AS_AT))) == [
        # The page does not give the address that the made-up record holds.
        (
            "changed",
            "POL",
            "withdrawal_notification",
            "2025-08-20, in effect 2026-02-20, C.N.421.2025",
            "2025-08-20, in effect 2026-02-20, C.N.421.2025",
        )
    ]


def test_with_the_address_of_the_page_nothing_differs():
    address = "https://treaties.un.org/doc/Publication/CN/2025/CN.421.2025-Eng.pdf"
    own = record(
        actions=[
            one | {"reference_url": address} if one.get("reference") else one
            for one in small_record.ACTIONS
        ]
    )
    assert differing(own, of_record(own, "ottawa", AS_AT)) == []


def test_an_act_of_the_same_day_is_the_same_act_before_any_other(listed):
    own = record(
        actions=[
            act("NOR", "provisional_application", "2000-01-10"),
            act("NOR", "provisional_application", "2005-01-10"),
        ]
    )
    listed.rows["NOR"] = Row("Norway", ["", "10 Jan 2005 n", ""])
    mine = [one for one in differing(own, listed) if one.iso3 == "NOR"]
    assert short(mine) == [("no longer listed", "NOR", "provisional_application", "", "2000-01-10")]


def test_each_kind_of_difference_names_its_row(small, listed):
    listed.rows["RUS"] = Row("Russia", ["3 Dec 1997", "", ""])
    listed.rows["NOR"].cells[2] = "10 Jul 1998 a"
    del listed.rows["BLR"]
    found = [one for one in differing(small, listed) if one.iso3 != "POL"]
    assert short(found) == [
        ("no longer listed", "BLR", "accession", "", "2003-09-03"),
        ("no longer listed", "BLR", "provisional_application", "", "2003-09-03"),
        ("changed", "NOR", "accession", "1998-07-10", "ratification 1998-07-09"),
        ("new", "RUS", "signature", "1997-12-03", ""),
    ]
    rows = small.actions.loc[[one.row for one in found if one.row is not None]]
    assert list(rows["iso3"]) == ["BLR", "BLR", "NOR"]
    assert [one.listed and one.listed.action for one in found] == [
        *(None, None, "accession", "signature")
    ]


def listed_act(action, day, **cells):
    return ListedAct("NOR", action, on(day), **cells)


@pytest.mark.parametrize(
    ("rows", "cell", "found"),
    [
        # Between the recorded consent and the listed one lies the exit: a return.
        (
            [
                act("NOR", "accession", "2000-01-10", "2000-07-01"),
                act("NOR", "withdrawal_notification", "2010-01-10", "2010-07-10"),
            ],
            "10 Jan 2015 a",
            [
                ("new", "accession", "2015-01-10", ""),
                ("no longer listed", "accession", "", "2000-01-10"),
                (
                    "no longer listed",
                    "withdrawal_notification",
                    "",
                    "2010-01-10, in effect 2010-07-10",
                ),
            ],
        ),
        # On the other side of both days an exit lies between nothing.
        (
            [
                act("NOR", "accession", "2000-01-10", "2000-07-01"),
                act("NOR", "withdrawal_notification", "2010-01-10", "2010-07-10"),
            ],
            "10 Jan 2009 a",
            [
                ("changed", "accession", "2009-01-10", "2000-01-10"),
                (
                    "no longer listed",
                    "withdrawal_notification",
                    "",
                    "2010-01-10, in effect 2010-07-10",
                ),
            ],
        ),
        # A notice of the very day of the older act lies not between, one of the newer does.
        (
            [
                act("NOR", "accession", "2000-01-10", "2000-07-01"),
                act("NOR", "withdrawal_notification", "2000-01-10", "2000-07-10"),
            ],
            "10 Jan 2001 a",
            [
                ("changed", "accession", "2001-01-10", "2000-01-10"),
                (
                    "no longer listed",
                    "withdrawal_notification",
                    "",
                    "2000-01-10, in effect 2000-07-10",
                ),
            ],
        ),
        (
            [
                act("NOR", "accession", "2000-01-10", "2000-07-01"),
                act("NOR", "withdrawal_notification", "2010-01-10", "2010-07-10"),
            ],
            "10 Jan 2010 a",
            [
                ("new", "accession", "2010-01-10", ""),
                ("no longer listed", "accession", "", "2000-01-10"),
                (
                    "no longer listed",
                    "withdrawal_notification",
                    "",
                    "2010-01-10, in effect 2010-07-10",
                ),
            ],
        ),
        # A day that is given decides, not the last on which the act may have been done.
        (
            [
                act("NOR", "accession", "2000-01-10", date_latest="2000-02-01"),
                act("NOR", "withdrawal_notification", "2000-01-20", "2000-07-20"),
            ],
            "5 Jan 2000 a",
            [
                ("changed", "accession", "2000-01-05", "2000-01-10"),
                (
                    "no longer listed",
                    "withdrawal_notification",
                    "",
                    "2000-01-20, in effect 2000-07-20",
                ),
            ],
        ),
        # Acts are compared in the order of their days, whatever the order of table and page.
        (
            [
                act("NOR", "provisional_application", "2005-01-10"),
                act("NOR", "provisional_application", "2000-01-10"),
            ],
            "1 May 2001 a, 9 Jul 1998",
            [
                ("new", "ratification", "1998-07-09", ""),
                ("new", "accession", "2001-05-01", ""),
                ("no longer listed", "provisional_application", "", "2000-01-10"),
                ("no longer listed", "provisional_application", "", "2005-01-10"),
            ],
        ),
        (
            [act("NOR", "signature", "2026-04-01")],
            "",
            [("no longer listed", "signature", "", "2026-04-01")],
        ),
        # The day of an act that was known within bounds.
        (
            [act(*("NOR", "accession", ""), date_earliest="2026-02-03", date_latest="2026-05-21")],
            "3 Mar 2026 a",
            [("changed", "accession", "2026-03-03", "2026-02-03 to 2026-05-21")],
        ),
        # What may have been done later than the page's day is not missed.
        (
            [
                act(
                    *("NOR", "accession", ""), date_earliest="2026-02-03", date_latest="2026-04-02"
                ),
                act("NOR", "signature", "1998-01-01"),
                act("NOR", "signature", "2026-04-02"),
            ],
            "",
            [("no longer listed", "signature", "", "1998-01-01")],
        ),
        (
            [act(*("NOR", "accession", ""), date_earliest="2026-02-03", date_latest="2026-04-01")],
            "",
            [("no longer listed", "accession", "", "2026-02-03 to 2026-04-01")],
        ),
    ],
)
def test_acts_that_take_each_others_place(rows, cell, found):
    own = record(actions=rows)
    status = of_record(record(actions=[act("BLR", "accession", "2003-09-03")]), "ottawa", AS_AT)
    status.rows["NOR"] = Row("Norway", ["", "", cell])
    if not cell:
        del status.rows["NOR"]
    mine = [one for one in differing(own, status) if one.iso3 == "NOR"]
    assert [(str(one.kind), one.what, one.page, one.held) for one in mine] == found


def test_a_notice_of_another_day_is_the_same_one_unless_a_consent_lies_between():
    rows = [
        act("NOR", "accession", "2000-01-10", "2000-07-01"),
        act("NOR", "withdrawal_notification", "2010-01-10", "2010-07-10"),
        act("NOR", "accession", "2015-01-10", "2015-07-01"),
    ]

    def found(day, effect, held):
        status = of_record(record(actions=rows[:1]), "ottawa", AS_AT)
        status.rows["NOR"].cells[2] = "10 Jan 2000 a, 10 Jan 2015 a"
        told = {"reference": "C.N.1.2010", "number": "XXVI-5", "as_at": AS_AT}
        status.rows["NOR"].notes.append(notice("Norway", day, effect, **told))
        own = differing(record(actions=held), status)
        return [(str(one.kind), one.page[:10], one.held[:10]) for one in own if one.what[0] == "w"]

    assert found("2010-02-10", "2010-08-10", rows) == [("changed", "2010-02-10", "2010-01-10")]
    assert found("2016-02-10", "2016-08-10", rows) == [
        ("new", "2016-02-10", ""),
        ("no longer listed", "", "2010-01-10"),
    ]


NOTICED = ListedAct(
    *("POL", "withdrawal_notification", on("2025-08-20"), on("2026-02-20")), "C.N.421.2025", URL
)


def test_the_cells_that_a_listed_act_says_otherwise():
    (row,) = frame(
        "actions",
        [
            act(
                *("POL", "withdrawal_notification", "2025-08-20", "2026-02-20"),
                reference="C.N.421.2025.TREATIES-XXVI-5",
                reference_url=URL,
            )
        ],
    ).itertuples()
    assert act_differences.changes(NOTICED, row, "XXVI-5") == {}
    assert act_differences.changes(NOTICED, row, "XXVI-6") == {
        "reference": "C.N.421.2025.TREATIES-XXVI-6"
    }
    other = ListedAct("POL", "accession", on("2025-08-21"), on("2026-02-21"), "", "https://e.org")
    assert act_differences.changes(other, row, "XXVI-5") == {
        "action": "accession",
        "date": "2025-08-21",
        "date_earliest": "2025-08-21",
        "date_latest": "2025-08-21",
        "effective_date": "2026-02-21",
        "reference_url": "https://e.org",
    }
    silent = ListedAct("POL", "withdrawal_notification", on("2025-08-20"))
    assert act_differences.changes(silent, row, "XXVI-5") == {}
    assert act_differences.full_reference("", "XXVI-5") == ""


def test_a_notification_that_is_held_without_its_address_says_so(small, listed):
    bare = record(
        actions=[
            one | {"reference_url": ""} if one.get("reference") else one
            for one in small_record.ACTIONS
        ]
    )
    (one,) = differing(bare, listed)
    assert one.held == "2025-08-20, in effect 2026-02-20, C.N.421.2025 without its address"
    plainly = bare.actions.replace({"C.N.421.2025.TREATIES-XXVI-5": "C.N.421.2025"})
    (one,) = act_differences.of_acts(read(listed), plainly[plainly["treaty"] == "ottawa"])
    assert one.held == "2025-08-20, in effect 2026-02-20, C.N.421.2025 without its address"


def test_declarations_differ_by_what_they_were_made_upon(small, listed):
    held = small.declarations

    def of(*lines, rows=held):
        listed.declarations = list(lines)
        return differences.of_declarations(read(listed), rows)

    same = ("Poland", "Declaration:", "")
    assert of(same) == []
    signed = of(("Poland", "Declaration upon signature:", ""))
    assert short(signed) == [
        (
            *("changed", "POL", "Declaration"),
            *("upon signature 1997-12-04", "upon ratification 2012-12-27"),
        )
    ]
    assert (signed[0].row, signed[0].listed.made_upon) == (0, "signature")
    assert short(of(("Poland", "Understanding:", ""))) == [
        ("new", "POL", "Understanding", "upon ratification 2012-12-27", ""),
        ("no longer listed", "POL", "Declaration", "", "upon ratification 2012-12-27"),
    ]
    (new, gone) = of(("Norway", "Declaration:", ""))
    assert (new.kind, new.row, new.iso3) == (Kind.NEW, None, "NOR")
    assert (gone.kind, gone.row, gone.listed) == (Kind.GONE, 0, None)
    # One that is listed twice is held once; the one that agrees is kept for its own.
    assert short(of(same, same)) == [
        ("new", "POL", "Declaration", "upon ratification 2012-12-27", "")
    ]
    two = pd.concat([held.assign(made_upon="signature", date=""), held], ignore_index=True)
    (left,) = of(same, rows=two)
    assert (str(left.kind), left.held, left.row) == ("no longer listed", "upon signature", 0)
    elsewhere = held.assign(reference="UNTC XXVI-5, Reservations")
    assert [str(one.kind) for one in of(same, rows=elsewhere)] == ["new", "no longer listed"]
    dated = held.assign(made_upon="", date="2012-12-28")
    assert short(of(same, rows=dated))[0][4] == "2012-12-28"
    # By an end note it may have been made later than the act, and never before it.
    later, earlier = (held.assign(date=f"2012-12-{day}") for day in (28, 26))
    assert short(of(same, rows=later))[0][4] == "upon ratification 2012-12-28"
    page = read(listed)
    noted = replace(page, declarations=(replace(page.declarations[0], has_note=True),))
    assert differences.of_declarations(noted, later) == []
    (changed,) = differences.of_declarations(noted, earlier)
    assert changed.held == "upon ratification 2012-12-26"


def test_counts_that_agree_or_are_not_given_are_no_difference(listed):
    page = read(listed)
    ours = {"signatories": listed.signatories, "parties": listed.parties}
    assert differences.of_counts(page, **ours) == []
    found = differences.of_counts(page, signatories=7, parties=8)
    assert found == [
        Difference(Kind.COUNT, "", "signatories", f"{listed.signatories} in its head", "7"),
        Difference(Kind.COUNT, "", "parties", f"{listed.parties} in its head", "8"),
    ]
    listed.signatories = None
    assert differences.of_counts(read(listed), signatories=7, parties=listed.parties) == []


# What is taken into the tables


def reading(status, treaty=OTTAWA):
    rules = acts.rules(frame("treaties", [treaty]))[treaty["treaty"]]
    return Reading(read(status, treaty), pd.Series(treaty), rules, on("2026-04-05"))


def test_new_acts_are_rows_with_their_source_and_their_confirmation(listed):
    told = {"reference": "C.N.99.2026", "number": "XXVI-5", "as_at": AS_AT}
    listed.rows["RUS"] = Row("Russia", ["3 Dec 1997", "", "9 Mar 2026"])
    listed.rows["SSD"].cells[2] = "11 Nov 2011 d"
    listed.rows["RUS"].notes.append(notice("Russia", "2026-03-10", "2026-09-10", **told))
    known = reading(listed)
    empty = record(actions=[]).actions
    found = act_differences.of_acts(known.page, empty)
    taken = row_changes.acts_taken_in(known, found, empty)
    assert list(taken.columns) == list(empty.columns)
    rows = {(row["iso3"], row["action"]): row for row in taken.to_dict("records")}
    confirmed = {
        "source_url": "https://example.org/ottawa",
        "confirmed_by": "UNTC 2026-04-01, retrieved 2026-04-05",
        "confidence": "medium",
        "note": "",
        "effective_earliest": "",
        "taken_up": "2026-04-05",
        "concerns": "",
        "treaty": "ottawa",
        "iso3": "RUS",
        "reference": "",
        "reference_url": "",
    }
    assert rows["RUS", "ratification"] == confirmed | {
        "action": "ratification",
        **dict.fromkeys(["date", "date_earliest", "date_latest"], "2026-03-09"),
        "effective_date": "2026-09-01",
    }
    assert rows["RUS", "signature"]["effective_date"] == ""
    assert rows["RUS", "withdrawal_notification"] == confirmed | {
        "action": "withdrawal_notification",
        **dict.fromkeys(["date", "date_earliest", "date_latest"], "2026-03-10"),
        "effective_date": "2026-09-10",
        "reference": "C.N.99.2026.TREATIES-XXVI-5",
        "reference_url": "https://treaties.un.org/doc/Publication/CN/2026/CN.99.2026-Eng.pdf",
    }
    assert rows["SSD", "succession"]["note"] == (
        "In force by the rule of article 17; a succession may reach back."
    )
    assert rows["SSD", "succession"]["effective_date"] == "2012-05-01"


def taken_change(row, listed_act, **cells):
    table = frame("actions", [row | {"confirmed_by": "UNODA 2018", "note": "Old."} | cells])
    status = of_record(record(), "ottawa", AS_AT)
    found = Difference(Kind.CHANGED, row["iso3"], row["action"], "", "", listed_act, 0)
    taken = row_changes.acts_taken_in(reading(status), [found], table)
    assert table.loc[0, "confirmed_by"] == "UNODA 2018"
    assert len(taken) == 1
    return taken.iloc[0].to_dict()


def test_a_changed_day_keeps_what_was_recorded_in_its_note():
    row = act("NOR", "ratification", "1998-07-09", "1999-03-01")
    found = taken_change(row, ListedAct("NOR", "accession", on("2001-07-10")))
    assert {name: found[name] for name in ("action", "date", "effective_date", "note")} == {
        "action": "accession",
        "date": "2001-07-10",
        "effective_date": "2002-01-01",
        "note": "Old. Recorded until 5 April 2026 as ratification of 9 July 1998, "
        "after UNODA 2018.",
    }
    assert found["confirmed_by"] == "UNTC 2026-04-01, retrieved 2026-04-05"
    assert found["confidence"] == "medium"
    assert found["source_url"] == "https://example.org/ottawa"
    bare = taken_change(row, ListedAct("NOR", "accession", on("2001-07-10")), note="")
    assert bare["note"].startswith("Recorded until")


def test_a_day_in_place_of_bounds_ends_the_note_about_the_doubt():
    row = act("LBN", "accession", "", date_earliest="2026-02-03", date_latest="2026-05-21")
    found = taken_change(row, ListedAct("LBN", "accession", on("2026-03-24")))
    assert found["note"] == (
        "Recorded until 5 April 2026 as accession between 3 February 2026 and 21 May 2026, "
        "after UNODA 2018."
    )
    assert (found["date_earliest"], found["date_latest"]) == ("2026-03-24", "2026-03-24")
    assert found["effective_date"] == "2026-09-01"


def test_a_notification_alone_leaves_the_rest_of_the_row():
    row = act("POL", "withdrawal_notification", "2025-08-20", "2026-02-20")
    found = taken_change(row, NOTICED)
    assert found["reference"] == "C.N.421.2025.TREATIES-XXVI-5"
    assert found["reference_url"] == URL
    assert (found["note"], found["confirmed_by"]) == ("Old.", "UNODA 2018")


def test_what_is_only_missed_changes_no_row(small, listed):
    gone = [
        Difference(Kind.GONE, "NOR", "ratification", "", "", None, 0),
        Difference(Kind.NEW, "RUS", "signature", "", "", ListedAct("RUS", "signature", AS_AT)),
    ]
    taken = row_changes.acts_taken_in(reading(listed), gone, small.actions)
    assert len(taken) == len(small.actions) + 1
    assert taken.iloc[-1]["iso3"] == "RUS"
    assert taken.iloc[:-1].equals(small.actions.reset_index(drop=True))
    assert list(taken.index) == list(range(len(taken)))


def test_declarations_are_taken_in_new_or_changed(small, listed):
    one = ListedDeclaration("NOR", "Understanding", "", "", "Declarations")
    other = ListedDeclaration("POL", "Declaration", "signature", "1997-12-04", "Declarations")
    found = [
        Difference(Kind.GONE, "POL", "Declaration", "", "", None, 0),
        Difference(Kind.NEW, "NOR", "Understanding", "", "", one),
        Difference(Kind.CHANGED, "POL", "Declaration", "", "", other, 0),
    ]
    taken = row_changes.declarations_taken_in(reading(listed), found, small.declarations)
    assert taken.to_dict("records") == [
        DECLARED[0] | {"made_upon": "signature", "date": "1997-12-04"},
        {
            "treaty": "ottawa",
            "iso3": "NOR",
            "title": "Understanding",
            "made_upon": "",
            "date": "",
            "reference": "UNTC XXVI-5, Declarations",
            "source_url": "https://example.org/ottawa#EndDec",
        },
    ]
    assert list(taken.columns) == list(small.declarations.columns)
    assert small.declarations.loc[0, "made_upon"] == "ratification"
    assert list(taken.index) == [0, 1]


def test_where_nothing_is_new_the_tables_stay_as_they_are(small, listed):
    known = reading(listed)
    for take, table in (
        (row_changes.acts_taken_in, small.actions),
        (row_changes.declarations_taken_in, small.declarations),
    ):
        assert take(known, [], table).equals(table)


def test_rows_of_one_state_keep_their_order():
    given = [act("NOR", "signature", f"1998-01-{day:02}") for day in range(30, 0, -1)]
    rows = frame("actions", given)
    assert row_changes.in_order(rows, record().treaties, record().states).equals(rows)


def test_rows_are_kept_by_treaty_and_name():
    rows = frame(
        "actions",
        [
            act("SDN", "signature", "2008-12-03", treaty="ccm"),
            act("UKR", "signature", "1999-02-24"),
            act("SSD", "succession", "2011-11-11"),
            act("UKR", "accession", "1998-02-24"),
            act("BLR", "accession", "2003-09-03"),
        ],
    )
    found = row_changes.in_order(rows, record().treaties, record().states)
    assert list(zip(found["iso3"], found["action"], strict=True)) == [
        ("BLR", "accession"),
        ("SSD", "succession"),
        ("UKR", "signature"),
        ("UKR", "accession"),
        ("SDN", "signature"),
    ]
    assert list(found.index) == [0, 1, 2, 3, 4]
    assert list(found.columns) == list(rows.columns)
