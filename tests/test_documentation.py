"""Every page, route, command, setting and module is documented; the lists come from the code."""

import ast
import re
import subprocess
from argparse import _SubParsersAction
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest

from record.basis import Basis
from record.view import View, parameters
from service import __main__ as command_line
from service.api import index, routes
from tests.serving import ROOT
from wording.pages import FIRST, PAGES

READ = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in READ)
PRODUCT = ("treaty", "palette", "geo", "wording", "record", "map", "service", "ui", "pages")
MODULES = [
    *(
        path
        for room in (*PRODUCT, "benchmarks", "tools")
        for path in sorted((ROOT / room).rglob("*.py"))
    ),
    ROOT / "dashboard.py",
    ROOT / "server.py",
]
CODE = [*MODULES, *(path for room in ("tests", "deploy") for path in (ROOT / room).rglob("*.py"))]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NOT_OURS = {"PATH", "PYTHONPATH", "HOME", "PYTHONUNBUFFERED", "DEBIAN_FRONTEND"}
"""Variables of the environment that are others' settings."""


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def subcommands():
    (action,) = [a for a in command_line._parser()._actions if isinstance(a, _SubParsersAction)]
    return action.choices


def settings():
    """The names that the code, the Makefile and the scripts read from the environment."""
    for path in CODE:
        for node in ast.walk(parsed(path)):
            match node:
                case (
                    ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ"), attr="get"))
                    | ast.Call(func=ast.Attribute(attr="getenv"))
                ) if isinstance(node.args[0], ast.Constant):
                    yield node.args[0].value
                case ast.Subscript(value=ast.Attribute(attr="environ"), slice=ast.Constant()):
                    yield node.slice.value
    yield from re.findall(r"^(\w+) \?=", MAKEFILE, re.MULTILINE)
    for script in (ROOT / "tools").glob("*.sh"):
        yield from re.findall(r"\$\{([A-Z_]+):-", script.read_text(encoding="utf-8"))


def test_every_page_and_every_parameter_of_an_address_is_explained():
    scripts = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert scripts == set(PAGES)
    for name, page in PAGES.items():
        assert f"| `/{'' if name == FIRST else name}` |" in TEXT, name
        for parameter in page.own:
            assert f"`{parameter}`" in TEXT, parameter
    for parameter in parameters(View(command_line.utc_today())):
        assert f"`{parameter}`" in TEXT, parameter


def test_every_route_is_on_the_index_page_or_in_the_manual(atlas):
    basis = Basis(atlas, command_line.utc_today(), "")
    documented = index.page(routes.ADDRESSES, basis).decode()
    of_addresses = {a.path_in(fmt) for a in routes.ADDRESSES for fmt in a.formats}
    assert all(address.path in documented for address in routes.ADDRESSES)
    for route in routes.routes():
        if route.path not in of_addresses and not route.path.startswith("/data"):
            assert f"`{route.path}`" in TEXT, route.path


def test_every_target_of_the_makefile_has_its_line_of_help_and_is_explained():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    targets = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)
    assert sorted(targets) == sorted(phony.split())
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, check=True, text=True)
    for target in targets:
        assert re.search(rf"^make {target} +\S", helped.stdout, re.MULTILINE), target
        assert f"| `make {target}` |" in TEXT, target


@pytest.mark.parametrize("name", subcommands())
def test_every_command_is_explained_and_so_is_each_of_its_options(name):
    assert f"| `python -m service {name}` |" in TEXT
    for action in subcommands()[name]._actions:
        assert action.help, (name, action.dest)


def test_every_setting_is_explained():
    found = set(settings()) - NOT_OURS
    assert {"SITE_URL", "PORT", "CHROME_PATH"} <= found
    for name in found:
        assert f"| `{name}` |" in TEXT, name


def test_every_module_and_everything_public_in_it_says_what_it_is():
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for path in MODULES:
        tree = parsed(path)
        public = [
            node
            for node in ast.walk(tree)
            if isinstance(node, kinds) and node in tree.body and not node.name.startswith("_")
        ]
        assert ast.get_docstring(tree), path
        assert not [node.name for node in public if not ast.get_docstring(node)], path


def test_every_link_between_documents_leads_somewhere_and_each_is_linked():
    linked = set()
    for path in READ:
        for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
            if not urlsplit(target).scheme:
                leads_to = (path.parent / urlsplit(target).path).resolve()
                assert leads_to.exists(), (path.name, target)
                linked.add(leads_to)
    assert set(READ) - {ROOT / "README.md"} <= linked
    assert all(PurePosixPath(path).suffix == ".md" for path in READ)
