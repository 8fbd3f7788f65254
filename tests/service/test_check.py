"""`python -m service check` in a copy of the project with broken tables."""

from tests.editing import replace


def test_faults_are_listed_one_a_line(project, run):
    replace(project / "data" / "actions.csv", "2025-06-27,2025-12-27", "2025-06-27,2025-12-28")
    replace(project / "data" / "events.csv", ",announcement,", ",rumour,")
    done = run("check", cwd=project, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("events.csv, row ")
    assert lines[0].endswith(
        "column kind: 'rumour': expected one of announcement, conference, "
        "conflict, deposit, effect, mine_use, parliament, policy, transfer, treaty"
    )


def test_a_map_built_from_other_tables_is_refused(project, run):
    replace(project / "data" / "quotes.csv", "Karin Kneissl", "Karin Kneißl")
    done = run("check", cwd=project, text=True)
    assert done.returncode == 1
    assert "ottawa.json: was built from tables" in done.stderr
    assert "run `make data`" in done.stderr
