"""The arrows between the folders: what each may import, read from the real imports."""

import ast
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = "geo/build"
"""A program of its own: it writes the files that the record is read with."""
MAY_IMPORT = {
    "treaty": {"treaty"},
    "palette": {"palette"},
    "geo": {"treaty", "geo"},
    BUILD: {"treaty", "palette", "geo", "record"},
    "wording": {"treaty", "geo", "wording"},
    "record": {"treaty", "palette", "geo", "wording", "record"},
    "map": {"treaty", "palette", "geo", "wording", "record", "map"},
    "service": {"treaty", "palette", "geo", "wording", "record", "map", "service"},
    "ui": {"treaty", "palette", "geo", "wording", "record", "map", "ui"},
    "pages": {"treaty", "palette", "geo", "wording", "record", "map", "ui"},
    "dashboard.py": {"treaty", "palette", "geo", "wording", "record", "map", "ui"},
    "server.py": {"treaty", "palette", "geo", "wording", "record", "map", "service"},
}
FILES = [
    path.relative_to(ROOT)
    for folder in MAY_IMPORT
    for path in ([ROOT / folder] if folder.endswith(".py") else (ROOT / folder).rglob("*.py"))
    if path.exists()
]


OF_THE_PROCESS = {
    ("treaty/collation.py", "_collator"),
    ("map/folium_map.py", "_code"),
    ("service/embed/html_page.py", "_own_version"),
    ("ui/widget_values.py", "ignore_invalid"),
    ("ui/template.py", "_sheet"),
}
"""Functions that are worked out once in a process: no table has a part in them."""


@cache
def nodes(path):
    return list(ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))))


def imports(path):
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield path.parts[0] if node.level else node.module.partition(".")[0]


def files_with(name):
    return {
        path.as_posix()
        for path in FILES
        for node in nodes(path)
        if name in (getattr(node, "attr", ""), getattr(node, "id", ""), getattr(node, "name", ""))
    }


def functions():
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [(path, node) for path in FILES for node in nodes(path) if isinstance(node, kinds)]


def takers(library, name):
    """Return the files that take a name from a library, or the library as a whole."""
    return {
        path.as_posix()
        for path in FILES
        for node in nodes(path)
        if (isinstance(node, ast.Import) and library in {alias.name for alias in node.names})
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == library
            and name in {alias.name for alias in node.names}
        )
    }


def importers(library):
    return {path.as_posix() for path in FILES if library in imports(path)}


def test_every_import_follows_the_arrows():
    assert Path("treaty/__init__.py") in FILES
    folders = {folder.removesuffix(".py") for folder in MAY_IMPORT}
    for path in FILES:
        folder = BUILD if path.is_relative_to(BUILD) else path.parts[0]
        assert folders & set(imports(path)) <= MAY_IMPORT[folder], path


def test_no_module_is_called_like_one_of_the_standard_library():
    own = {part for path in FILES for part in path.with_suffix("").parts}
    assert not own & sys.stdlib_module_names


def test_a_run_of_a_page_asks_once_what_day_it_is():
    takers_of_today = takers("record.atlas", "utc_today")
    assert {path for path in takers_of_today if path.startswith(("ui/", "pages/", "dash"))} == {
        "ui/controls.py"
    }
    calls = [ast.unparse(n.func) for n in nodes(Path("ui/controls.py")) if isinstance(n, ast.Call)]
    assert calls.count("utc_today") == 1


def test_shapes_are_for_what_is_where_and_for_print():
    libraries = ("geopandas", "shapely", "pyproj", "pyogrio")
    folders = ("geo/", "map/print/")
    assert not [p for library in libraries for p in importers(library) if not p.startswith(folders)]


def test_one_module_knows_folium_and_one_calls_st_folium():
    assert importers("folium") == {"map/folium_map.py"}
    assert importers("streamlit_folium") | files_with("st_folium") == {"ui/map_panel.py"}


def test_one_module_keeps_what_follows_from_the_record_and_another_the_answers():
    assert files_with("cache_data") | files_with("cache_resource") == set()
    assert takers("functools", "lru_cache") == {"record/in_use.py"}
    assert takers("functools", "cached_property") == {"record/atlas.py"}  # ends with its record
    assert importers("cachetools") == {"service/api/endpoint.py"}
    assert not importers("joblib")


def test_what_is_kept_as_long_as_the_process_comes_from_its_own_files():
    assert takers("functools", "cache") == {path for path, _ in OF_THE_PROCESS}
    assert {
        (path.as_posix(), function.name)
        for path, function in functions()
        if "cache" in map(ast.unparse, function.decorator_list)
    } == OF_THE_PROCESS


def test_what_is_kept_for_each_day_or_view_has_a_bound():
    without_bound = {"kept()", "kept(None)", "kept_with_shapes()", "kept_with_shapes(None)"}
    unbounded = [
        function
        for _, function in functions()
        if without_bound & set(map(ast.unparse, function.decorator_list))
    ]
    assert unbounded
    for function in unbounded:
        asked = {ast.unparse(one.annotation) for one in function.args.args}
        assert asked <= {"str", "Frame", "tuple[tuple[str, str], ...]"}, function.name


def test_the_record_and_its_watcher_alone_change_what_holds_for_the_whole_process():
    changing = {p.as_posix() for p in FILES for node in nodes(p) if isinstance(node, ast.Global)}
    assert changing == {"record/in_use.py", "record/watcher.py"}


def test_only_the_data_service_knows_fastapi():
    modules = ("endpoint", "openapi", "routes")
    assert importers("fastapi") == {f"service/api/{module}.py" for module in modules}
    assert not importers("opentelemetry")


def test_only_pages_and_their_pieces_know_streamlit():
    folders = ("ui/", "pages/", "dashboard.py", "server.py")
    assert not [path for path in importers("streamlit") if not path.startswith(folders)]
