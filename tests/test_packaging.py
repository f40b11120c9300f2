"""The wheel holds all that it needs, and works read-only, far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "import sys; from engine.commands import main; sys.exit(main())"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, unpacked and made read-only."""
    pytest.importorskip("build", reason="needs build and hatchling (pip install -e .[dev])")
    pytest.importorskip("hatchling", reason="needs build and hatchling (pip install -e .[dev])")
    home = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(home), str(ROOT)],
                   check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(next(home.glob("*.whl"))) as wheel:
        wheel.extractall(home / "site")
    for path in (home / "site").rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    return home / "site"


def biaochi(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the unpacked engine in a folder; its own path comes before that of any checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-c", PROGRAM, *arguments], cwd=folder, capture_output=True, timeout=120,
                          encoding="utf-8", env=environment, check=False)


def test_the_wheel_holds_data_and_catalogues(installed: Path) -> None:
    for name in ("_data/rubrics/longhua/2021.yaml", "_data/examples/longhua-2021/data.yaml",
                 "_data/schemas/rubric.schema.json", "locale/en/LC_MESSAGES/biaochi.mo",
                 "locale/zh/LC_MESSAGES/click.mo"):
        assert (installed / "engine" / name).is_file(), name
    assert list((installed / "engine" / "_data" / "templates").rglob("*.j2"))
    assert [path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")] == ["engine"]


def test_it_scores_and_reports_elsewhere(installed: Path, tmp_path: Path) -> None:
    result = biaochi(installed, tmp_path, "demo", "例子")
    assert result.returncode == 0, result.stderr
    assert "96.40" in result.stdout
    result = biaochi(installed, tmp_path, "report", "例子/data.yaml", "-o", "报告.md", "-o", "报告.html")
    assert result.returncode == 0, result.stderr
    assert "96.40" in (tmp_path / "报告.md").read_text(encoding="utf-8")


def test_the_packaged_engine_is_the_one_that_ran(installed: Path, tmp_path: Path) -> None:
    code = "import engine; print(engine.__file__)"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8",
                            env={**os.environ, "PYTHONPATH": str(installed)}, timeout=60, check=True)
    assert Path(result.stdout.strip()).is_relative_to(installed)


def test_a_new_year_needs_no_code(installed: Path, tmp_path: Path) -> None:
    """Another year's rubric, made by editing the shipped YAML in the user's own folder."""
    biaochi(installed, tmp_path, "demo", "mine")
    rubric = (installed / "engine/_data/rubrics/longhua/2021.yaml").read_text(encoding="utf-8")
    home = tmp_path / "mine" / "rubrics" / "mine"
    home.mkdir(parents=True)
    edited = rubric.replace("id: longhua/2021", "id: mine/2022").replace("year: 2021", "year: 2022", 1)
    (home / "2022.yaml").write_text(edited, encoding="utf-8")
    data = tmp_path / "mine" / "data.yaml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("rubric: longhua/2021", "rubric: mine/2022"), encoding="utf-8")
    result = biaochi(installed, tmp_path, "score", "mine/data.yaml")
    assert result.returncode == 0, result.stderr
    assert "96.40" in result.stdout
