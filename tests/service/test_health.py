"""Whether the map can be trusted, and that nobody is told so when nobody looks."""

import asyncio
import ctypes
import json
import threading
import urllib.request
from datetime import date, timedelta

import pytest

from record import watcher
from record.basis import Basis
from service.api.health import HEALTH
from service.api.routes import application
from tests.editing import build_timelines, replace
from tests.serving import serve
from tests.waiting import PATIENCE, wait_until


def ask_here():
    """Status and content of the answer that this process gives."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": HEALTH.path,
        "query_string": b"",
        "headers": [],
    }
    asyncio.run(application([HEALTH])(scope, None, send))
    return sent[0]["status"], json.loads(sent[1]["body"])


def ask(server):
    with urllib.request.urlopen(f"{server.url}/data/v1/health.json", timeout=60) as answer:
        return json.loads(answer.read())


def stop(thread):
    """End a thread at its next step, whatever it does."""
    number = ctypes.c_ulong(thread.ident)
    assert ctypes.pythonapi.PyThreadState_SetAsyncExc(number, ctypes.py_object(SystemExit)) == 1
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_watcher_that_has_stopped_is_named_until_another_one_runs():
    watcher.watch()
    (thread,) = [one for one in threading.enumerate() if one.name == "record"]
    assert ask_here()[0] == 200
    stop(thread)
    status, said = ask_here()
    assert status == 503
    assert said["error"].startswith("the watcher of the files has stopped")
    watcher.watch()
    assert ask_here()[0] == 200


def old_on(atlas, day):
    """The records that are old on a day, by treaty."""
    said = json.loads(HEALTH.write((), "json", Basis(atlas, day)))
    return {one["treaty"]: one for one in said["old"]}


def test_each_treaty_whose_record_is_old_is_named_with_what_brings_it_up_to_date(atlas):
    end = date.fromisoformat(atlas.treaty("ccm")["known_until"])
    assert "ccm" not in old_on(atlas, end)
    command = "python -m service update --treaty ccm"
    later = old_on(atlas, end + timedelta(days=100))
    assert later["ccm"] == {"treaty": "ccm", "days": 100, "command": command}


@pytest.mark.server
def test_files_that_cannot_be_looked_at_are_named_and_then_taken_up(project, tmp_path):
    with serve(tmp_path / "server.log", folder=project) as server:
        version = ask(server)["version"]
        in_the_way = project / "data" / "round.csv"
        in_the_way.symlink_to("round.csv")
        wait_until(lambda: ask(server)["refused"], "the file to be refused")
        (fault,) = ask(server)["refused"]
        assert fault["file"] == "round.csv"
        assert fault["reason"] == "cannot be read: Too many levels of symbolic links"
        assert ask(server)["version"] == version

        replace(project / "data" / "quotes.csv", "Karin Kneissl", "Karin Kneißl")
        build_timelines(project)
        in_the_way.unlink()
        wait_until(lambda: ask(server)["version"] != version, "the new tables")
        assert ask(server)["refused"] == []
        log = server.log.read_text()
        assert log.count("The files cannot be read for now") == 1
        assert log.count("The files can be read again") == 1
