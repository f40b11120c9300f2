"""What is asked of ``biaochi report``, and the department that it is asked of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from .files import readable
from .loading import load_scorecard, named_rubric

if TYPE_CHECKING:
    from ..data.many import Many
    from ..scoring.scorecard import Scorecard

TEXT, JSON = "text", "json"


class FormatName(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions
    """A format that a report can be written in, or text and json for what isn't a report."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is; fails for one that there isn't."""
        from ..report import FORMATS

        names = (*FORMATS, TEXT, JSON)
        if value not in names:
            self.fail(translate("没有“{name}”这种格式，可以写：{names}。").format(name=value, names="、".join(names)), param, ctx)
        return str(value)


@dataclass(frozen=True)
class Choices:
    """The arguments and options, as ``report.run`` takes them."""

    data: tuple[Path, ...]
    outputs: tuple[Path, ...]
    forms: tuple[str, ...]
    template: str | None
    contents: bool
    department: str | None
    rubric: str | None
    peers: tuple[Path, ...]
    outlined: bool
    watched: bool
    jobs: int | None
    width_asked: int | None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """What is read, and never written over."""
        template = (Path(self.template),) if self.template and Path(self.template).is_file() else ()
        return (*self.data, *self.peers, *template)

    def shown(self, known: Sequence[str]) -> str:
        """The one format in which something is shown, the first of ``known`` where none is asked for."""
        if not self.forms:
            return known[0]
        if self.outputs or len(self.forms) > 1 or self.forms[0] not in known:
            raise click.UsageError(
                translate("这里的 --format 只能写一个：{names}；写到文件的，格式看后缀。").format(names="、".join(known)),
                click.get_current_context())
        return self.forms[0]

    def scorecard(self) -> Scorecard:
        """The scorecard of the one department that is meant. Raises FindingsError where there are others beside it."""
        if self.department is None and len(self.data) == 1 and not self.data[0].is_dir():
            return load_scorecard(self.data[0], self.rubric, self.peers)
        return self._of_many()

    def _of_many(self) -> Scorecard:
        """The department named, with those beside it as its peers."""
        from ..data.many import read_many
        from ..scoring.score import score

        found = read_many([path if path.is_dir() else readable(path) for path in (*self.data, *self.peers)],
                          named_rubric(self.rubric) if self.rubric else None)
        used, own = found.departments[self._place_of(found)]
        return score(used, own, [other for rubric, other in found.departments
                                 if other is not own and rubric.sha256 == used.sha256])

    def _place_of(self, found: Many) -> int:
        """Which of the departments is meant. Raises FindingsError: what is wrong with it, B728, B729."""
        names = [data.title for _, data in found.departments]
        places = [place for place, (_, data) in enumerate(found.departments)
                  if self.department in (None, data.title, data.department)]
        lost = [item for item in found.failed if item.name == self.department or not item.name]
        if len(places) == 1:
            return places[0]
        if any(item.name for item in lost):
            raise FindingsError([item for one in lost for item in one.findings])
        code = "B729" if self.department is not None and not places else "B728"
        shown = [names[place] for place in places] or names
        where = str(self.data[0])
        raise FindingsError([*(item for one in lost for item in one.findings), finding(
            code, Place(where), name=where, department=self.department or "", names=some_of(shown))])


def some_of(names: Sequence[str], most: int = 6) -> str:
    """The first few of many names."""
    known = list(dict.fromkeys(names))
    some = "、".join(known[:most])
    return some if len(known) <= most else translate("{names}等{count}个").format(names=some, count=len(known))
