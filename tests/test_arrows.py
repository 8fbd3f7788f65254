"""The arrows: pages → ui → geo → treaty → data, and server → service → geo → treaty."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "treaty": {"treaty"},
    "geo": {"treaty", "geo"},
    "service": {"treaty", "geo", "service"},
    "ui": {"treaty", "geo", "ui"},
    "pages": {"treaty", "geo", "ui"},
    "dashboard.py": {"treaty", "geo", "ui"},
    "server.py": {"treaty", "geo", "service"},
}
FILES = [
    path.relative_to(ROOT)
    for room in MAY_IMPORT
    for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
    if path.exists()
]


def nodes(path):
    return ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))


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


def importers(library):
    return {path.as_posix() for path in FILES if library in imports(path)}


def test_every_import_follows_the_arrows():
    assert Path("treaty/__init__.py") in FILES
    rooms = {room.removesuffix(".py") for room in MAY_IMPORT}
    for path in FILES:
        assert rooms & set(imports(path)) <= MAY_IMPORT[path.parts[0]], path


def test_the_law_knows_no_map_and_no_page():
    libraries = ("geopandas", "shapely", "pyproj", "pyogrio", "folium", "streamlit")
    assert not [p for library in libraries for p in importers(library) if p.startswith("treaty/")]


def test_one_module_knows_folium_one_calls_st_folium_and_one_holds_the_caches():
    assert importers("folium") <= {"geo/mapview.py"}
    assert importers("streamlit_folium") | files_with("st_folium") <= {"ui/map_panel.py"}
    assert files_with("cache_data") | files_with("cache_resource") <= {"ui/cached.py"}


def test_only_pages_and_their_pieces_know_streamlit():
    rooms = ("ui/", "pages/", "dashboard.py", "server.py")
    assert not [path for path in importers("streamlit") if not path.startswith(rooms)]
