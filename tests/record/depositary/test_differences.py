"""What a page says otherwise than the record: each kind of change, and nothing else."""

from datetime import date

from tests.status_page import Row, notice, of_record


def test_a_page_that_lists_what_the_record_holds_differs_in_nothing(listed, differences):
    assert differences(listed) == []


def test_a_new_accession(listed, differences):
    listed.rows["GEO"] = Row("Georgia", ["", "", "12 Mar\t 2026 a"])
    assert differences(listed) == [("new", "GEO", "accession", "2026-03-12", "")]


def test_a_new_signature_and_ratification(listed, differences):
    listed.rows["USA"] = Row("United States of America", ["2 Feb 2026", "", " &nbsp;3 Mar 2026 "])
    assert differences(listed) == [
        ("new", "USA", "signature", "2026-02-02", ""),
        ("new", "USA", "ratification", "2026-03-03", ""),
    ]


def test_a_new_withdrawal_with_its_notification(listed, differences, read):
    told = {"reference": "C.N.99.2026", "number": "XXVI-5", "as_at": listed.as_at}
    text = notice("Norway", "2026-03-02", "2026-09-02", **told)
    listed.rows["NOR"].notes.append(text)
    says = "2026-03-02, in effect 2026-09-02, C.N.99.2026"
    assert differences(listed) == [("new", "NOR", "withdrawal_notification", says, "")]
    (act,) = [act for act in read(listed).acts if act.reference == "C.N.99.2026"]
    assert act.reference_url == "https://treaties.un.org/doc/Publication/CN/2026/CN.99.2026-Eng.pdf"


def test_a_changed_date(listed, differences):
    listed.rows["NOR"].cells[2] = "10 Jul 1998"
    assert differences(listed) == [("changed", "NOR", "ratification", "1998-07-10", "1998-07-09")]


def test_a_changed_kind_of_consent(listed, differences):
    listed.rows["NOR"].cells[2] = "9 Jul 1998 AA"
    assert differences(listed) == [
        ("changed", "NOR", "approval", "1998-07-09", "ratification 1998-07-09")
    ]


def test_a_changed_effect_of_a_withdrawal(listed, differences):
    (text,) = listed.rows["FIN"].notes
    listed.rows["FIN"].notes = [text.replace("10 January 2026", "11 January 2026")]
    assert differences(listed) == [
        (
            "changed",
            "FIN",
            "withdrawal_notification",
            "2025-07-10, in effect 2026-01-11, C.N.372.2025",
            "2025-07-10, in effect 2026-01-10, C.N.372.2025",
        )
    ]


def test_a_day_for_an_act_of_which_only_bounds_were_known(listed, differences):
    listed.rows["LBN"] = Row("Lebanon", ["", "", "24 Mar 2026 a"])
    assert differences(listed) == [
        ("changed", "LBN", "accession", "2026-03-24", "2026-02-03 to 2026-05-21")
    ]


def test_an_act_that_vanished(listed, differences):
    del listed.rows["NOR"]
    assert differences(listed) == [
        ("no longer listed", "NOR", "signature", "", "1997-12-03"),
        ("no longer listed", "NOR", "ratification", "", "1998-07-09"),
    ]


def test_an_act_between_bounds_is_missed_only_when_its_last_day_has_passed(record, differences):
    later = of_record(record, "ottawa", date(2026, 6, 1))
    assert differences(later) == [
        ("no longer listed", "LBN", "accession", "", "2026-02-03 to 2026-05-21")
    ]


def test_a_return_after_a_withdrawal_is_a_new_act(listed, differences):
    listed.rows["LTU"].cells[2] += ", 15 Mar 2026 a"
    assert differences(listed) == [("new", "LTU", "accession", "2026-03-15", "")]


def test_a_return_of_which_only_the_new_act_is_listed_keeps_the_old_one(listed, differences):
    listed.rows["LTU"] = Row("Lithuania", ["", "", "15 Mar 2026 a"])
    assert differences(listed) == [
        ("no longer listed", "LTU", "signature", "", "1999-02-26"),
        ("new", "LTU", "accession", "2026-03-15", ""),
        ("no longer listed", "LTU", "ratification", "", "2003-05-12"),
        (
            "no longer listed",
            "LTU",
            "withdrawal_notification",
            "",
            "2025-06-27, in effect 2025-12-27, C.N.362.2025",
        ),
    ]


def test_a_provisional_application(listed, differences):
    listed.rows["GEO"] = Row("Georgia", ["", "12 Mar 2026 n", "12 Mar 2026 a"])
    assert [(what, says) for _, _, what, says, _ in differences(listed)] == [
        ("accession", "2026-03-12"),
        ("provisional_application", "2026-03-12"),
    ]


def test_a_definitive_signature_is_a_consent(listed, differences):
    listed.columns[1] = "Signature, Definitive signature(s)"
    listed.rows["GEO"] = Row("Georgia", ["12 Mar 2026 s", "", ""])
    assert differences(listed) == [("new", "GEO", "definitive_signature", "2026-03-12", "")]


def test_objections_and_claims_of_the_record_are_not_missed(record, listed, differences):
    held = record.actions.query("treaty == 'ottawa'")["action"]
    assert {"objection", "suspension_notification"} <= set(held)
    assert differences(listed) == []
