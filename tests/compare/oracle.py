"""Cases of an attribution that were worked out by hand: tests/compare/attribution/<case>/.

``old.yaml`` and ``new.yaml`` are the versions, ``data.yaml`` the department's data (``after.yaml``: those of the later
year), ``peers/`` the others that are scored with it. ``effects.yaml`` says what must come out, as fractions: ``change``,
``effects`` on the total by the edits' keys (what has none is left out), ``nodes`` the same for some indicators, ``idle``
edits without effect, ``open`` leaves and the ``span`` where figures are missing, ``grades`` before and after, ``remarks``
on the data under the new version.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Iterator, Mapping

import yaml

from engine.compare import Attribution, Comparing, Effect
from engine.data.sources import Source, load_source
from engine.versions import load_version

CASES = Path(__file__).parent / "attribution"


@dataclass(frozen=True)
class Case:
    """One folder."""

    folder: Path

    @property
    def expected(self) -> Mapping[str, Any]:
        """What effects.yaml says."""
        found: Mapping[str, Any] = yaml.load((self.folder / "effects.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
        return found

    def attribution(self, turned: bool = False) -> Attribution:
        """What the engine says; ``turned``: from new to old."""
        versions = [load_version(self.folder / name) for name in ("old.yaml", "new.yaml")]
        before = _source(self.folder / "data.yaml")
        after = _source(self.folder / "after.yaml") if (self.folder / "after.yaml").exists() else before
        sides, files = (versions[::-1], [after, before]) if turned else (versions, [before, after])
        peers = [_source(path) for path in sorted((self.folder / "peers").glob("*.yaml"))]
        return Comparing(tuple(sides)).compare(files, peers).attributions[0]


def cases() -> Iterator[Case]:
    """Every folder."""
    yield from (Case(path) for path in sorted(CASES.iterdir()) if path.is_dir())


def _source(path: Path) -> Source:
    found, said = load_source(path)
    assert found is not None, [item.message for item in said]
    return found


def key_of(effect: Effect) -> str:
    """The key of the effect's edit, of several joined; of data data|指标."""
    return " + ".join(edit.key for edit in effect.edits) or f"data|{'/'.join(effect.path)}"


def effects_on(made: Attribution, path: tuple[str, ...] = ()) -> Mapping[str, Fraction]:
    """What changes an indicator, or the total."""
    found = {key_of(effect): effect.amounts.get(path, Fraction(0)) for effect in made.effects}
    return {key: amount for key, amount in found.items() if amount}


def fractions(said: Any) -> Mapping[str, Fraction]:
    """Amounts by key, as effects.yaml writes them."""
    return {key: Fraction(value) for key, value in said.items()} if isinstance(said, dict) else {}
