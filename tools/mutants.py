"""Write down what the last `make mutants` found: which mutants live, of how many."""

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parent.parent
DEAD = {"killed", "timeout", "segfault"}
WANTED = 0.95


def main() -> int:
    """Write the result to `benchmarks/results` and return 1 if too few mutants are dead."""
    found = {
        mutant: status_by_exit_code[code]
        for path in sorted((ROOT / "mutants").rglob("*.py.meta"))
        for mutant, code in json.loads(path.read_text())["exit_code_by_key"].items()
    }
    living = {mutant: status for mutant, status in found.items() if status not in DEAD}
    share = 1 - len(living) / len(found)
    result = {
        "mutmut": version("mutmut"),
        "mutants": len(found),
        "dead": len(found) - len(living),
        "share": round(share, 4),
        "modules": {
            module: {"mutants": number, "living": sum(map(module.__eq__, map(_module, living)))}
            for module, number in sorted(Counter(map(_module, found)).items())
        },
        "living": living,
    }
    day = datetime.now(UTC).date()
    path = ROOT / "benchmarks" / "results" / f"{day}-mutants.json"
    path.write_text(json.dumps(result, indent=2) + "\n")
    print(f"{result['dead']} of {len(found)} mutants are dead, {share:.1%}; see {path.name}")
    return 0 if share >= WANTED else 1


def _module(mutant: str) -> str:
    return mutant.rpartition(".")[0]


if __name__ == "__main__":
    sys.exit(main())
