"""Hold every pinned package against the public lists of vulnerabilities.

Exit status 0: every package was audited and none has a known vulnerability. 1: one has. 3: none was
found, but some or all packages could not be audited; it says so, because that is no clean result.
"""

import json
import subprocess
import sys
from typing import Any

PINNED = ("requirements.txt", "requirements-dev.txt")
FOUND, NOT_AUDITED = 1, 3
PATIENCE = 120
"""Seconds after which the lists count as out of reach."""
MOST_NAMES = 10


def main() -> int:
    """Audit, say what was and what was not, and return the exit status."""
    lists = [part for name in PINNED for part in ("--requirement", name)]
    command = [sys.executable, "-m", "pip_audit", *lists, "--no-deps", "--disable-pip"]
    options = ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(
            [*command, *options], capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        packages = []
    return report(packages)


def report(packages: list[dict[str, Any]]) -> int:
    """Say what an audit found, by the packages as pip-audit lists them; return the exit status."""
    audited = [package for package in packages if "skip_reason" not in package]
    skipped = [str(package["name"]) for package in packages if "skip_reason" in package]
    hit = [package for package in audited if package["vulns"]]
    for package in hit:
        known = ", ".join(one["id"] for one in package["vulns"])
        print(f"VULNERABLE: {package['name']} {package['version']}: {known}")
    if not audited:
        print("NOTHING WAS AUDITED: the lists of vulnerabilities are out of reach.")
        print("Whether the pinned packages have known vulnerabilities is not known.")
    elif skipped:
        named = ", ".join(skipped[:MOST_NAMES]) + (" …" if len(skipped) > MOST_NAMES else "")
        print(f"NOT AUDITED: {len(skipped)} of {len(packages)} pinned packages: {named}")
    elif not hit:
        print(f"{len(audited)} pinned packages have no known vulnerability")
    return FOUND if hit else NOT_AUDITED if skipped or not audited else 0


if __name__ == "__main__":
    sys.exit(main())
