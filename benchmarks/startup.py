"""How long a command takes to start, against ``python -c "import click"``; runs are interleaved, medians printed.

    python benchmarks/startup.py [rounds]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "examples" / "longhua-2021" / "data.yaml"
BIAOCHI = [sys.executable, str(ROOT / "cli.py")]
CASES = {
    "import click": ([sys.executable, "-c", "import click"], None),
    "biaochi --version": ([*BIAOCHI, "--version"], 2),
    "biaochi --help": ([*BIAOCHI, "--help"], None),
    "biaochi score": ([*BIAOCHI, "score", str(DATA)], 6),
}


def seconds(command: list[str]) -> float:
    """Wall time of one run. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(rounds: int = 15) -> None:
    """Measures every case in turn, ``rounds`` times after one warm-up, and prints the medians."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for number in range(rounds + 1):
        for name, (command, _) in CASES.items():
            taken = seconds(command)
            if number:
                times[name].append(taken)
    base = statistics.median(times["import click"])
    for name, (_, aim) in CASES.items():
        median = statistics.median(times[name])
        goal = f"  (aim {aim}x)" if aim else ""
        print(f"{name:20} {median * 1000:7.1f} ms  {median / base:5.2f}x{goal}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
