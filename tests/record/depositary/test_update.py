"""`python -m service update` in a copy of the project: what it says, writes and leaves."""

import csv
import shutil
import signal
import subprocess
import sys
from copy import deepcopy
from datetime import date

import pandas as pd
import pytest

from record import built
from record.atlas import load
from record.depositary.update.command import update
from record.depositary.update.files import replace_all
from service.__main__ import main
from tests.doses import LONG, dose
from tests.editing import build_timelines, copy_project, freeze
from tests.status_page import Row, StatusPage, notice, of_record, save, upstream
from treaty.described import read
from treaty.faults import TableError
from treaty.tables import DATA

pytestmark = pytest.mark.command

AS_AT = date(2026, 4, 1)
TODAY = date(2026, 12, 2)
HINT = "python -m service update: "


@pytest.fixture(scope="module")
def frozen_project(tmp_path_factory):
    """A project folder with the acts as they stood on 24 November 2026."""
    project = copy_project(tmp_path_factory.mktemp("frozen") / "project")
    freeze(project / "data")
    build_timelines(project)
    return project


@pytest.fixture
def project(frozen_project, tmp_path):
    """A copy of it that a test may change."""
    return shutil.copytree(frozen_project, tmp_path / "project", symlinks=True)


@pytest.fixture
def changed(listed):
    """The page of the record with changes."""
    return with_changes(listed)


def with_changes(listed):
    """Add a new accession, a new withdrawal, a changed date and a declaration to a page."""
    listed.rows["GEO"] = Row("Georgia", ["", "", "12 Mar 2026 a"])
    told = {"reference": "C.N.99.2026", "number": "XXVI-5", "as_at": AS_AT}
    listed.rows["NOR"].notes.append(notice("Norway", "2026-03-02", "2026-09-02", **told))
    listed.rows["AFG"].cells[2] = "12 Sep 2002 a"
    listed.declarations.append(("Norway", "Understanding:", "Text."))
    listed.parties += 1
    return listed


def read_in(project, page, aside, *, apply=False):
    """Read a page in a copy of the project and return what the command prints."""
    where = {"folder": project / "data", "built": project / "static" / "timeline"}
    return update("ottawa", save(page, aside), apply=apply, today=TODAY, **where)


@pytest.fixture
def said(project, tmp_path):
    """Read a page in the test's own copy of the project."""
    return lambda page, *, apply=False: read_in(project, page, tmp_path, apply=apply)


@pytest.fixture(scope="module")
def taken_in(frozen_project, listed_once, tmp_path_factory):
    """A project into which the page with changes was taken, and what was printed: to be read."""
    folder = tmp_path_factory.mktemp("taken in")
    project = shutil.copytree(frozen_project, folder / "project", symlinks=True)
    return project, read_in(project, with_changes(deepcopy(listed_once)), folder, apply=True)


@pytest.fixture
def command(capsys):
    """Run the command on the record itself and return its status and what it wrote."""

    def command(*arguments):
        code = main(arguments)
        return code, *capsys.readouterr()

    return command


def squeezed(text):
    """Return the lines of a printed table without its padding."""
    return [" ".join(line.split()) for line in text.split("\n")]


def contents(project):
    """Return every file of the tables and the map as bytes."""
    folders = (project / "data", project / "static" / "timeline")
    return {path: path.read_bytes() for folder in folders for path in sorted(folder.glob("*.*"))}


def rows(project, name, **cells):
    with (project / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file)
        return [row for row in found if cells.items() <= row.items()]


def tables_hold(project):
    """Return the version of the tables and the map of a project, once both are sound."""
    atlas = load(project / "data")
    built.read(atlas, project / "static")
    return atlas.version


def test_a_page_that_says_the_same_changes_nothing(project, listed, said):
    before = contents(project)
    printed = said(listed)
    first, *_, last = printed.split("\n")
    assert first == (
        "Ottawa Convention, XXVI-5: status as at 2026-04-01; the record was read as at 2026-02-03."
    )
    assert "\nNo difference.\n" in printed
    assert last == "Nothing was written: --apply will move the record on to 2026-04-01."
    assert contents(project) == before


def test_without_apply_the_differences_are_printed_and_nothing_is_written(project, changed, said):
    before = contents(project)
    printed = squeezed(said(changed))
    assert printed[3:] == [
        "difference state what the page says the record holds",
        "changed Afghanistan accession 2002-09-12 2002-09-11",
        "new Georgia accession 2026-03-12",
        "new Norway withdrawal notification 2026-03-02, in effect 2026-09-02, C.N.99.2026",
        "new Norway Understanding upon ratification 1998-07-09",
        "",
        (
            "Nothing was written: --apply will take in 4 differences and move the record on to "
            "2026-04-01."
        ),
    ]
    assert contents(project) == before


def test_with_apply_new_acts_carry_source_page_and_retrieval(taken_in):
    project, printed = taken_in
    assert "Taken in: 4 differences; read until 2026-04-01; version 2026-12-02-" in printed
    (georgia,) = rows(project, "actions", iso3="GEO", treaty="ottawa")
    assert georgia["effective_date"] == "2026-09-01"
    assert georgia["confirmed_by"] == "UNTC 2026-04-01, retrieved 2026-12-02"
    assert georgia["source_url"].startswith("https://treaties.un.org/Pages/ViewDetails.aspx")
    assert georgia["confidence"] == "medium"
    (norway,) = rows(project, "actions", iso3="NOR", action="withdrawal_notification")
    assert (norway["date"], norway["effective_date"]) == ("2026-03-02", "2026-09-02")
    assert norway["reference"] == "C.N.99.2026.TREATIES-XXVI-5"
    assert norway["reference_url"].endswith("/CN/2026/CN.99.2026-Eng.pdf")
    (understanding,) = rows(project, "declarations", iso3="NOR")
    assert (understanding["made_upon"], understanding["date"]) == ("ratification", "1998-07-09")
    assert understanding["source_url"].endswith("#EndDec")


def test_with_apply_a_changed_act_says_what_was_recorded_before(taken_in):
    project, _ = taken_in
    (afghanistan,) = rows(project, "actions", iso3="AFG", treaty="ottawa")
    assert (afghanistan["date"], afghanistan["effective_date"]) == ("2002-09-12", "2003-03-01")
    assert afghanistan["confirmed_by"] == "UNTC 2026-04-01, retrieved 2026-12-02"
    assert afghanistan["confidence"] == "medium"
    before = "Recorded until 2 December 2026 as accession of 11 September 2002, after UNTC 2026-02"
    assert afghanistan["note"].startswith(before)


def test_with_apply_a_day_takes_the_place_of_bounds(project, listed, said):
    listed.rows["LBN"] = Row("Lebanon", ["", "", "24 Mar 2026 a"])
    listed.parties += 1
    said(listed, apply=True)
    (lebanon,) = rows(project, "actions", iso3="LBN", treaty="ottawa")
    days = {lebanon[name] for name in ("date", "date_earliest", "date_latest")}
    assert (days, lebanon["effective_date"]) == ({"2026-03-24"}, "2026-09-01")
    assert "between 3 February 2026 and 21 May 2026" in lebanon["note"]
    assert "is not known" not in lebanon["note"]


def test_with_apply_dates_changelog_and_map_move_along(frozen_project, taken_in):
    project, _ = taken_in
    before, changelog = (
        (folder / "data" / "CHANGELOG.md").read_text(encoding="utf-8")
        for folder in (frozen_project, project)
    )
    (ottawa,) = rows(project, "treaties", treaty="ottawa")
    assert (ottawa["read_until"], ottawa["known_until"]) == ("2026-04-01", "2026-05-21")
    (ccm,) = rows(project, "treaties", treaty="ccm")
    assert (ccm["read_until"], ccm["known_until"]) == ("2026-02-03", "2026-02-03")
    abouts = {name: read(name, project / "data") for name in ("actions", "declarations")}
    assert {about["retrieved"] for about in abouts.values()} == {"2026-12-02"}
    ends = {"actions": "known_until", "declarations": "read_until"}
    for name, end in ends.items():
        last = max(row[end] for row in rows(project, "treaties"))
        assert abouts[name]["coverage_end"] == last
    version = tables_hold(project)
    assert changelog.count("\n## ") == before.count("\n## ") + 1
    assert changelog.split("\n## ")[1] == (
        "2026-12-02: Ottawa Convention, status as at 2026-04-01\n\n"
        f"Data version {version}.\n\n"
        "- changed: Afghanistan, accession: 2002-09-12; until now 2002-09-11\n"
        "- new: Georgia, accession: 2026-03-12\n"
        "- new: Norway, withdrawal notification: 2026-03-02, in effect 2026-09-02, C.N.99.2026\n"
        "- new: Norway, Understanding: upon ratification 1998-07-09\n"
    )
    assert not list((project / "data").glob(".*"))


def test_a_page_beyond_everything_known_moves_the_end_of_the_record(project, frozen, said):
    page = of_record(frozen.tables, "ottawa", date(2026, 11, 1))
    page.rows["LBN"] = Row("Lebanon", ["", "", "24 Mar 2026 a"])
    page.parties += 1
    said(page, apply=True)
    (ottawa,) = rows(project, "treaties", treaty="ottawa")
    assert (ottawa["read_until"], ottawa["known_until"]) == ("2026-11-01", "2026-11-01")


def test_taking_a_page_in_twice_changes_nothing_more(project, changed, said):
    said(changed, apply=True)
    before = contents(project)
    again = said(changed, apply=True)
    assert again.endswith("No difference.\n\nNothing to take in.")
    assert contents(project) == before


def test_rows_that_a_page_does_not_touch_keep_their_bytes_and_order(frozen_project, taken_in):
    project, _ = taken_in
    before, after = (
        (folder / "data" / "actions.csv").read_text(encoding="utf-8").splitlines()
        for folder in (frozen_project, project)
    )
    gone = [line for line in before if line not in after]
    assert [line[:10] for line in gone] == ["ottawa,AFG"]
    kept = [line for line in before if line not in gone]
    assert [line for line in after if line in before] == kept


def test_a_vanished_act_is_reported_and_left(project, listed, said):
    del listed.rows["NOR"]
    printed = squeezed(said(listed, apply=True))
    assert "no longer listed Norway ratification 1998-07-09" in printed
    kinds = [row["action"] for row in rows(project, "actions", iso3="NOR", treaty="ottawa")]
    assert kinds == ["signature", "ratification", "objection"]
    changelog = (project / "data" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "- no longer listed: Norway, ratification; kept: 1998-07-09\n" in changelog


def test_counts_that_disagree_are_reported(listed, said):
    listed.parties += 3
    head, ours = listed.parties, listed.parties - 3
    assert f"count differs parties {head} in its head {ours}" in squeezed(said(listed))


def test_what_a_person_has_to_read_is_printed(listed, said):
    words = "On 17 July 2025, the Government of Ukraine notified its suspension of the Convention."
    listed.rows["UKR"].notes.append(words)
    assert f"to be read Ukraine end note {words}" in squeezed(said(listed))


def test_nothing_is_written_if_the_tables_would_not_hold(project, listed, said):
    told = {"reference": "C.N.99.2026", "number": "XXVI-5", "as_at": AS_AT}
    listed.rows["NOR"].notes.append(notice("Norway", "2026-03-02", "2027-03-02", **told))
    before = contents(project)
    with pytest.raises(TableError) as caught:
        said(listed, apply=True)
    (fault,) = caught.value.faults
    assert (fault.file, fault.column) == ("actions.csv", "effective_date")
    assert fault.reason.startswith("'2027-03-02': expected 2026-09-02 for withdrawal")
    assert contents(project) == before


def test_a_treaty_of_notified_consents_is_rebuilt_from_its_page_and_an_empty_table(
    project, atlas, tmp_path
):
    for name in ("actions", "declarations"):
        path = project / "data" / f"{name}.csv"
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table[table["treaty"] != "apii"].to_csv(path, index=False, lineterminator="\n")
    page = tmp_path / "page.html"
    page.write_bytes(upstream("untc-XXVI-2-b-2026-02-03.html"))
    where = {"folder": project / "data", "built": project / "static" / "timeline"}
    printed = update("apii", str(page), apply=True, today=TODAY, **where)
    assert "XXVI-2-b: status as at 2026-02-03" in printed
    assert "The page lists 107 participants, 107 acts" in printed
    assert "count differs" not in printed
    facts = ["iso3", "action", "date", "date_earliest", "date_latest", "effective_date"]
    held = atlas.tables.actions.query("treaty == 'apii' and date <= '2026-02-03'")
    taken = pd.DataFrame(rows(project, "actions", treaty="apii"))
    assert taken[facts].to_numpy().tolist() == held[facts].to_numpy().tolist()
    tables_hold(project)


def test_a_new_treaty_is_filled_from_its_page(project, tmp_path):
    folder, built = project / "data", project / "static" / "timeline"
    address = "https://treaties.un.org/Pages/ViewDetails.aspx?mtdsg_no=XXVI-99"
    with (folder / "treaties.csv").open("a", encoding="utf-8") as file:
        file.write(
            "lasers,Laser Convention,Laser Convention,,lasers,XXVI-99,2019-11-20,2020-01-15,"
            f"2021-01-01,21,6,3,24,12,2020-01-15,2020-01-15,{address},"
            "month,,true,ban,ban on,State Party,States Parties,Nothing.,Article 1\n"
        )
    told = {"reference": "C.N.199.2024", "number": "XXVI-99", "as_at": AS_AT}
    left = notice("Latvia", "2024-06-10", "2025-06-10", **told)
    page = StatusPage(
        as_at=AS_AT,
        number="XXVI-99",
        title="Laser Convention",
        signatories=1,
        parties=2,
        columns=["Participant", "Signature, Definitive signature(s)", "Ratification, Accession(a)"],
        rows={
            "FIN": Row("Finland", ["", "4 Mar 2022 a"]),
            "LVA": Row("Latvia", ["", "[5 May 2020 a]"], [left]),
            "NOR": Row("Norway", ["15 Jan 2020 s", ""]),
            "POL": Row("Poland", ["15 Jan 2020", ""]),
        },
    )
    where = {"folder": folder, "built": built, "today": TODAY}
    printed = update("lasers", save(page, tmp_path), apply=True, **where)
    assert "Taken in: 5 differences; read until 2026-04-01" in printed
    assert "count differs" not in printed
    acts = {
        (row["iso3"], row["action"], row["effective_date"])
        for row in rows(project, "actions", treaty="lasers")
    }
    assert acts == {
        ("FIN", "accession", "2022-09-01"),
        ("LVA", "accession", "2021-01-01"),
        ("LVA", "withdrawal_notification", "2025-06-10"),
        ("NOR", "definitive_signature", "2021-01-01"),
        ("POL", "signature", ""),
    }
    tables_hold(project)
    assert (built / "lasers.json").exists()


def test_the_command_takes_a_page_in_and_the_data_service_answers_from_it(
    project, changed, run_in, tmp_path
):
    done = run_in(project, "update", "--from", save(changed, tmp_path), "--apply")
    assert done.returncode == 0, done.stderr
    assert "Taken in: 4 differences" in done.stdout
    snapshot = run_in(project, "snapshot", "--date", "2026-04-01", "--status", "leaving")
    assert ",NOR,Norway,leaving," in snapshot.stdout, snapshot.stderr


def test_a_page_that_is_refused_is_said_in_a_line(listed, command, tmp_path):
    listed.number = "XXVI-6"
    code, out, error = command("update", "--from", save(listed, tmp_path), "--apply")
    assert (code, out) == (1, "")
    assert error.startswith(f"{HINT}expected XXVI-5, Convention on the Prohibition")
    assert error.endswith(". Nothing was written.\n")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "missing.html"), "--from 'missing.html': No such file or directory"),
        (("--from", "."), "--from '.': Is a directory"),
        (("--from", "http://treaties.un.org/Pages/x"), "expected an address https://treaties.un."),
        (("--from", "https://example.org/x"), "expected an address https://treaties.un.org/… or"),
        (("--from", "https://treaties.un.org.example.org/"), "expected an address https://treat"),
        (("--from", "https://user@treaties.un.org/"), "expected an address https://treaties.un"),
        (("--from", "https://treaties.un.org:8443/"), "expected an address https://treaties.un"),
        (("--from", "file:///etc/hostname"), "expected an address https://treaties.un.org/"),
        (("--treaty", "oslo", "--from", "x"), "--treaty 'oslo': expected one of ottawa, ccm"),
    ][:: dose(4, full=1)],
)
def test_a_bad_argument_is_named(command, arguments, message):
    code, out, error = command("update", *arguments)
    assert (code, out) == (2, "")
    assert error.startswith(HINT)
    assert message in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("treaty", "page"),
    [("ottawa", "untc-XXVI-5-2026-02-03.html"), ("ccm", "untc-XXVI-6-2026-02-03.html")],
)
def test_the_depositarys_own_page_says_what_the_record_of_its_day_holds(
    tmp_path, frozen_project, treaty, page
):
    path = tmp_path / page
    path.write_bytes(upstream(page))
    where = {
        "folder": frozen_project / "data",
        "built": frozen_project / "static" / "timeline",
        "today": TODAY,
    }
    printed = update(treaty, str(path), apply=False, **where)
    assert "No difference.\n\nNothing to take in.\n" in f"{printed}\n"


INTERRUPTED = """
import os, signal, sys
left = int(sys.argv.pop(1))
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the shell ignores it
def hook(event, arguments):
    global left
    path = str(arguments[0]) if arguments else ""
    moves = event == "os.rename" or (event == "os.remove" and "..update" not in path)
    if moves and "/project/" in path:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.{signal})
sys.addaudithook(hook)
from service.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
FILES = 9 + len(pd.read_csv(DATA / "treaties.csv"))
"""What an update replaces: four tables, their metadata, the changelog, a timeline per treaty."""


@pytest.fixture
def interrupt(project, changed, tmp_path):
    """Take a page in and send a signal before the n-th renaming or removal of a file.

    The first two write the journal, then comes each file, then the journal goes.
    """
    page = save(changed, tmp_path)

    def interrupt(step, how):
        script = INTERRUPTED.format(signal=how.name)
        return subprocess.run(
            [sys.executable, "-c", script, str(step), "update", "--from", page, "--apply"],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
        )

    return interrupt


@pytest.mark.parametrize("step", range(1, FILES + 4) if LONG else [7])
def test_an_update_that_is_killed_leaves_the_old_tables(project, interrupt, run_in, step):
    before = contents(project)
    killed = interrupt(step, signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    checked = run_in(project, "check")
    assert checked.returncode == 0, checked.stderr
    assert ("the tables from before it are back" in checked.stderr) == (step > 2)
    assert contents(project) == before


def test_an_update_that_is_killed_once_it_holds_leaves_the_new_tables(project, interrupt, run_in):
    killed = interrupt(FILES + 4, signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert rows(project, "actions", iso3="GEO", treaty="ottawa")
    checked = run_in(project, "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert tables_hold(project)


@pytest.mark.parametrize("step", [2, FILES + 2] if LONG else [7])
def test_an_update_that_is_stopped_by_hand_puts_the_old_tables_back(project, interrupt, step):
    before = contents(project)
    stopped = interrupt(step, signal.SIGINT)
    assert stopped.returncode == 130
    assert stopped.stderr == f"{HINT}interrupted. Nothing was written.\n"
    assert contents(project) == before
    assert not list((project / "data").glob(".*"))


def test_a_file_that_cannot_be_written_leaves_the_old_ones(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.csv").write_text("old")
    (folder / "in the way").mkdir()
    (folder / "in the way" / "file").touch()
    new = {folder / "a.csv": b"new", folder / "b.csv": b"new", folder / "in the way": b"new"}
    with pytest.raises(OSError, match="in the way"):
        replace_all(new, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "in the way"]
    assert (folder / "a.csv").read_text() == "old"
