"""How long a report takes in each format, against plain python-docx writing the same paragraphs and tables.

    python benchmarks/formats.py [rounds]

Rendering (context, template, document) is done once for all formats; writing is what each adds. Ratios are taken within a
round, where everything is done in turn, and their median over the rounds is printed; time is that of the clock, since
LibreOffice and the processes of a batch are others. What isn't installed (typst, LibreOffice) is left out, and said.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from word import EXAMPLE, MANY, plain_docx  # noqa: E402

from engine.data.load import load_department  # noqa: E402
from engine.report import FORMATS, document  # noqa: E402
from engine.report.batch import Report, cores, write_reports  # noqa: E402
from engine.report.render import file_of  # noqa: E402
from engine.scoring.score import score  # noqa: E402
from engine.scoring.scorecard import Scorecard  # noqa: E402

PLAIN, RENDER, OFFICE = "plain python-docx", "rendering", "LibreOffice: docx to pdf"
Works = Mapping[str, Callable[[], object]]


def main(rounds: int = 5) -> None:
    """Measures and prints."""
    card = score(*load_department(EXAMPLE))
    with TemporaryDirectory() as folder:
        works = one_report(card, Path(folder))
        for name, ratio in against(PLAIN, works, rounds).items():
            print(f"{name}: {ratio:.2f} × {PLAIN}")
        if OFFICE in works and "pdf" in works:
            print(f"pdf: {against(OFFICE, {name: works[name] for name in ('pdf', OFFICE)}, rounds)['pdf']:.2f} × {OFFICE}")
        many = {"processes": lambda: batch(card, Path(folder), cores()), "one after the other": lambda: batch(card, Path(folder), 1)}
        ratio = against("one after the other", many, max(rounds // 2, 1))["processes"]
        print(f"{MANY} docx in {cores()} processes: {ratio:.2f} × one after the other")


def one_report(card: Scorecard, folder: Path) -> Works:
    """What is done for one report, by name; each has been done once, so that nothing is loaded while time is taken."""
    made = document(card)
    works: dict[str, Callable[[], object]] = {PLAIN: lambda: plain_docx(made), RENDER: lambda: document(card)}
    works |= {form: lambda form=form: file_of(card, made, form) for form in FORMATS if form != "pdf" or find_spec("typst")}
    soffice, file = shutil.which("soffice"), folder / "报告.docx"
    if soffice:
        file.write_bytes(file_of(card, made, "docx"))
        works[OFFICE] = lambda: subprocess.run(
            [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir",
             str(folder), str(file)], check=True, capture_output=True)
    for name in ("pdf", OFFICE):
        print(f"{name}: not installed", file=sys.stderr) if name not in works else None
    for work in works.values():
        work()
    return works


def against(base: str, works: Works, rounds: int) -> dict[str, float]:
    """The median of each work's ratio to ``base`` in the same round."""
    times = [{name: seconds(work) for name, work in works.items()} for _ in range(rounds)]
    return {name: median(found[name] / found[base] for found in times) for name in works if name != base}


def seconds(work: Callable[[], object]) -> float:
    """The time of some work by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def batch(card: Scorecard, folder: Path, jobs: int) -> None:
    """Many departments' Word files, rendered and written."""
    cards = [replace(card, data=replace(card.data, department=f"部门{number}")) for number in range(MANY)]
    made = write_reports([Report(own, {"docx": folder / f"{own.data.department}.docx"}) for own in cards], jobs=jobs)
    assert all(outcome.files for outcome in made), made


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
