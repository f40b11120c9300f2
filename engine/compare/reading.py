"""One department's data as several versions of a rubric read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Iterator, Sequence

from ..data.figures import Reader
from ..data.load import ONLY_MISSING, build_data
from ..data.model import DepartmentData
from ..data.sources import Source
from ..exact import plain, whole_text
from ..findings import Finding, FindingsError, finding
from ..language.names import canonical
from ..positions.reading import text
from ..rubric.model import Piece
from ..versions import Version, load_version
from .fit import Fitter
from .paths import Paths


@dataclass(frozen=True)
class Reading:
    """What one department says, as one version reads it. ``unused`` are names that the version has no use for."""

    version: Version
    data: DepartmentData
    unused: tuple[str, ...] = ()


class Readers:
    """Reads data under any of the versions compared; what is made for two versions is made once."""

    def __init__(self, versions: Sequence[Version]):
        self.versions = tuple(versions)
        self._homes: dict[tuple[str, str], Version] = {}
        self._fitters: dict[tuple[str, str], Fitter] = {}
        # With what they were made of, so that no other object gets its id.
        self._read: dict[tuple[int, int], tuple[Source, Version, Reading]] = {}

    def read(self, source: Source, version: Version) -> Reading:
        """The department's data under a version, read once. Raises FindingsError with what can't be read."""
        key = (id(source), id(version))
        if key not in self._read:
            self._read[key] = (source, version, self._made(source, version))
        return self._read[key][2]

    def _made(self, source: Source, version: Version) -> Reading:
        home = self.home(source)
        fitter = self._fitter(home, version)
        fitted = fitter.fit(source.top)
        reader = Reader()
        data = build_data(fitted.top, version.rubric, reader, source.file, source.sha256)
        errors = _errors(reader)
        if errors and home is not version:
            # What only this version finds fault with is missing there; the data may be right for their own.
            own = Reader()
            mine = self._fitter(home, home).fit(source.top).top
            build_data(mine, home.rubric, own, source.file, source.sha256)
            errors = _errors(own)
        if errors:
            raise FindingsError(errors)
        data, scaled = _rejudged(data, fitter)
        remarks = (*(item for item in reader.findings if item.code not in ONLY_MISSING), *scaled)
        return Reading(version, replace(data, remarks=remarks), fitted.unused)

    def home(self, source: Source) -> Version:
        """The version that the data were written for: the one that they name, else the first of those compared."""
        name, folder = text(source.top, "rubric"), str(Path(source.file).parent)
        known = next((version for version in self.versions if version.rubric.id == name), None)
        if known is not None or not name:
            return known or self.versions[0]
        if (name, folder) not in self._homes:
            self._homes[name, folder] = self._loaded(name, folder)
        return self._homes[name, folder]

    def _loaded(self, name: str, folder: str) -> Version:
        try:
            return load_version(name, Path(folder))
        except FindingsError:
            return self.versions[0]

    def _fitter(self, home: Version, version: Version) -> Fitter:
        key = (home.rubric.sha256, version.rubric.sha256)
        if key not in self._fitters:
            self._fitters[key] = Fitter(home, version, [item.rubric for item in self.versions])
        return self._fitters[key]


def _errors(reader: Reader) -> list[Finding]:
    return [item for item in reader.findings if item.severity == "error" and item.code not in ONLY_MISSING]


def _rejudged(data: DepartmentData, fitter: Fitter) -> tuple[DepartmentData, tuple[Finding, ...]]:
    """Scores that were typed as judgements of a piece whose points have changed, in the same proportion (80% stays 80%),
    and that this was done (B370)."""
    if fitter.home is fitter.target:
        return data, ()
    scales = dict(_scales(fitter))
    typed = {key: entry for key, entry in data.answers.items() if key in scales and isinstance(entry.value, Fraction)}
    made = {key: replace(entry, value=entry.value * scales[key][1] / scales[key][0]) for key, entry in typed.items()}
    said = tuple(finding("B370", entry.place, name="/".join(filter(None, key)), score=plain(entry.value),
                         points=plain(scales[key][0]), after=whole_text(made[key].value), out_of=plain(scales[key][1]))
                 for key, entry in typed.items())
    return replace(data, answers={**data.answers, **made}), said


def _scales(fitter: Fitter) -> Iterator[tuple[tuple[str, str], tuple[Fraction, Fraction]]]:
    """For typed scores, by (indicator, part) in the target, what they were out of at home and are out of there."""
    for pair in fitter.matching.pairs:
        if pair.old is None or pair.new is None or pair.old.piece is None or pair.new.piece is None:
            continue
        called = Paths(fitter.home, fitter.target, pair.old, pair.new).parts
        before = {called.get(canonical(name), ""): piece for name, piece in _judged(pair.old.piece)}
        for name, piece in _judged(pair.new.piece):
            if name in before and before[name].points and before[name].points != piece.points:
                yield (pair.new.name, name), (before[name].points, piece.points)


def _judged(piece: Piece) -> Iterator[tuple[str, Piece]]:
    """The piece itself ("") or its parts by name, those whose score is typed."""
    yield from ((name, item) for name, item in (("", piece), *((part.name, part) for part in piece.parts))
                if item.method == "judged")
