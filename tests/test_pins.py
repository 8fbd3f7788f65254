"""What is declared is pinned: `make pins` was run after the last change of pyproject.toml."""

import re
import tomllib

import pytest

from tests.serving import ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normalized(requirement):
    name = re.match(r"[\w.-]+", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    ("declared", "file"),
    [
        (DECLARED["project"]["dependencies"], "requirements.txt"),
        (DECLARED["dependency-groups"]["dev"], "requirements-dev.txt"),
    ],
)
def test_every_package_that_is_declared_is_pinned(declared, file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pinned = {normalized(line) for line in lines if "==" in line}
    assert {normalized(requirement) for requirement in declared} <= pinned
