"""The machine and its processes: cores, processor time and memory, from Linux's /proc."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def describe() -> dict[str, object]:
    """Return what the figures depend on, without names of files or hosts."""
    cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.partition(":")[2].strip() for line in cpu.splitlines() if "model name" in line]
    return {
        "processor": names[0] if names else platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def busy() -> float:
    """Return the load of the last minute: processes that ran or wanted to."""
    return os.getloadavg()[0]


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor time so far in seconds, and resident memory in MB."""

    seconds: float
    megabytes: float


def usage(pid: int) -> Usage:
    """Return what a process has used, without its children."""
    cells = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    seconds = (int(cells[11]) + int(cells[12])) / _TICKS
    return Usage(seconds, int(cells[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6)
