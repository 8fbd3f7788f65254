"""The static edition: complete, the same every time, never half-written in place of a good one."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from map import folium_map
from record.basis import Basis
from service.api import datapackage
from service.edition import export, folder, plan
from tests.doses import dose
from tests.serving import ROOT
from tests.waiting import wait_until

pytestmark = pytest.mark.command

DAY = date(2026, 2, 20)


@pytest.fixture(scope="module")
def basis(atlas):
    return Basis(atlas, DAY, "https://map.example")


@pytest.fixture(scope="module")
def edition(basis, tmp_path_factory):
    """An edition of one day, written by one process."""
    place = tmp_path_factory.mktemp("site") / "edition"
    export.export(place, basis, after=DAY - timedelta(days=1))
    return place


def contents(place):
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def nothing_beside(place):
    return [path.name for path in place.parent.iterdir()] == [place.name]


def test_again_and_by_several_processes_the_bytes_are_the_same(edition, basis, tmp_path):
    place, after = tmp_path / "edition", DAY - timedelta(days=dose(0, full=1))
    export.export(place, basis, after=after, processes=2)
    again, before = contents(place), contents(edition)
    if after == DAY:  # what is the same for all days: tables, layers, a picture
        for name in (folder.MANIFEST, f"{plan.HOME}index.html"):
            del again[name]
        before = {path: before[path] for path in again}
    assert again == before
    assert nothing_beside(place)


def test_it_holds_what_it_lists_and_lists_what_it_holds(edition):
    files = contents(edition)
    listed = json.loads(files.pop(folder.MANIFEST))["files"]
    assert list(listed) == sorted(files)
    for path, content in files.items():
        own = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        assert listed[path] == own


def test_its_answers_are_those_of_the_command_line(edition, run):
    for arguments, path in {
        "snapshot --date 2026-02-20": "data/status/2026-02-20.csv",
        "snapshot --date 2026-02-20 --treaty ccm --format geojson": (
            "data/ccm/status/2026-02-20.geojson"
        ),
        "borders --date 2026-02-20 --format json": "data/borders/2026-02-20.json",
        "changes --to 2026-02-20 --format csv": "data/changes.csv",
    }.items():
        done = run(*arguments.split())
        assert done.stdout == (edition / path).read_bytes(), path


def test_every_description_in_it_leads_to_a_file(edition):
    home = edition / plan.HOME
    package = json.loads((home / "datapackage.json").read_bytes())
    assert package["name"] == datapackage.NAME
    for resource in package["resources"]:
        assert (home / resource["path"]).is_file()


def test_its_list_of_files_leads_to_files_of_the_edition(edition):
    home = edition / plan.HOME
    tree = html.fromstring((home / "index.html").read_bytes())
    assert tree.xpath("string(//h1)") == "All files"
    links = set(tree.xpath("//a/@href"))
    own = {link for link in links if not link.startswith("https://map.example/data/v1/")}
    assert len(own) > 40
    for link in own:
        path = (home / unquote(urlsplit(link).path)).resolve()
        assert path.is_relative_to(edition)
        assert (path / "index.html" if path.is_dir() else path).is_file(), link


def test_the_map_has_all_that_it_loads(edition):
    for asset in plan.assets():
        assert (edition / "static" / asset).read_bytes() == (folium_map.STATIC / asset).read_bytes()
    front = (edition / "index.html").read_text(encoding="utf-8")
    assert "app/static" not in front
    assert 'href="https://map.example/?date=2026-02-20&amp;' in front


def test_without_its_map_the_front_page_leads_to_files_of_the_edition_for_its_day(edition):
    front = (edition / "index.html").read_text(encoding="utf-8")
    notice = front.partition('id="no-map"')[2].partition("</div>")[0]
    links = re.findall(r'<a href="([^"?]*)', notice)
    assert links == ["data/preview/2026-02-20.png", "data/status/2026-02-20.csv"]
    assert all((edition / link).is_file() for link in links)
    assert "On 20 February 2026 the Ottawa Convention has" in front


def test_the_edition_lets_programs_read_everything_as_the_server_does(edition):
    assert (edition / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_every_change_and_every_years_end_has_its_tables(basis, treaty):
    days = {one.day: one.large for one in plan.days(treaty, basis)}
    assert DAY in days
    assert {date(year, 12, 31) for year in range(2009, 2026)} <= set(days)
    if treaty == "ottawa":
        assert not days[date(1999, 3, 1)]
        assert days[date(2025, 6, 27)] and days[date(1999, 12, 31)]
    paths = [file.path for file in plan.files(basis)]
    assert len(paths) == len(set(paths))
    home = plan.folder(treaty)
    for day, large in days.items():
        for path, expected in {
            f"{home}status/{day}.csv": True,
            f"{home}borders/{day}.json": True,
            f"{home}status/{day}.geojson": large,
            f"{home}map/{day}.pdf": large,
        }.items():
            assert (path in paths) == expected, path


def test_an_earlier_edition_is_replaced_as_a_whole(edition, tmp_path):
    place = tmp_path / "edition"
    shutil.copytree(edition, place)
    (place / "index.html").unlink()
    with folder.replacing(place) as new:
        (new / "one").write_text("1")
    assert contents(place) == {"one": b"1"}
    assert nothing_beside(place)


@pytest.mark.parametrize("own", ["notes.txt", ".git/HEAD", "data/mine.csv"])
def test_what_no_export_has_written_is_never_replaced(edition, run, tmp_path, own):
    place = tmp_path / "edition"
    with folder.replacing(place) as new:
        (new / folder.MANIFEST).write_text('{"files": {}}')
    (place / own).parent.mkdir(parents=True, exist_ok=True)
    (place / own).write_text("mine")
    before = contents(place)
    done = run("export", str(place))
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert f"no export has written {own} in it".encode() in done.stderr
    assert contents(place) == before
    assert nothing_beside(place)


def test_by_version_the_editions_stand_side_by_side(run, tmp_path, atlas):
    (tmp_path / atlas.version).mkdir()
    (tmp_path / atlas.version / "mine").touch()
    done = run("export", "--by-version", str(tmp_path))
    assert f"{tmp_path / atlas.version} is not replaced".encode() in done.stderr


def test_a_file_or_a_folder_of_another_kind_is_refused(run, tmp_path):
    (tmp_path / "file").write_text("mine")
    done = run("export", str(tmp_path / "file"))
    assert (done.returncode, b"is not a folder" in done.stderr) == (2, True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("mine")
    (tmp_path / "site" / folder.MANIFEST).write_text("[]")
    done = run("export", str(tmp_path / "site"))
    assert (done.returncode, b"is not replaced" in done.stderr) == (2, True)
    assert (tmp_path / "site" / "index.html").read_text() == "mine"


def test_an_empty_folder_is_used(tmp_path):
    with folder.replacing(tmp_path / "edition") as new:
        (new / "one").write_text("1")
    (tmp_path / "empty").mkdir()
    with folder.replacing(tmp_path / "empty") as new:
        (new / "one").write_text("1")
    assert contents(tmp_path / "empty") == {"one": b"1"}


def test_what_goes_wrong_leaves_the_old_edition(tmp_path):
    place = tmp_path / "edition"
    with folder.replacing(place) as new:
        (new / folder.MANIFEST).write_text('{"files": {}}')
    with pytest.raises(FileNotFoundError), folder.replacing(place) as new:
        shutil.copy(tmp_path / "nowhere", new)
    assert list(contents(place)) == [folder.MANIFEST]
    assert nothing_beside(place)


def test_two_at_once_do_not_mix(tmp_path):
    place = tmp_path / "edition"
    with folder.replacing(place) as new:
        with pytest.raises(folder.FolderError, match="another process"), folder.replacing(place):
            pass
        (new / "one").write_text("1")
    assert contents(place) == {"one": b"1"}


def test_killed_between_the_two_renames_the_old_edition_comes_back(tmp_path):
    place = tmp_path / "edition"
    old = tmp_path / ".edition.old"
    old.mkdir()
    (old / folder.MANIFEST).write_text('{"files": {}}')
    with pytest.raises(ZeroDivisionError), folder.replacing(place):
        raise ZeroDivisionError
    assert list(contents(place)) == [folder.MANIFEST]
    assert nothing_beside(place)


def test_killed_half_way_the_old_edition_is_intact(edition, tmp_path):
    place, new = tmp_path / "edition", tmp_path / ".edition.new"
    shutil.copytree(edition, place)
    before = contents(place)
    command = [sys.executable, "-m", "service", "export", str(place)]
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_until(lambda: len(list(new.rglob("*.csv"))) >= 5, "the first files of the export")
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        # The pipe ends when the processes that it has started have ended too.
        assert b"files" in process.stderr.read()
    assert len(contents(new)) >= 5
    assert contents(place) == before
    with folder.replacing(place) as again:
        assert contents(again) == {}
    assert nothing_beside(place)
