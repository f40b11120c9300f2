"""``biaochi report --watch``: writes again whenever something that the report is made of is saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ..error_findings import findings_of
from ..findings import FindingsError
from ..language_choice import translate
from .console import say
from .findings_output import say_findings
from .loading import is_table
from .report_options import Choices


def watched(asked: Choices, write: Callable[[], int], sleep: Callable[[float], None] = time.sleep) -> int:
    """Until it is interrupted, which is a good end. What is wrong is said, and mended files are tried again."""
    from ..report.watch import watch

    seen: set[Path] = set()

    def make() -> set[Path]:
        seen.update(_made_of(asked))
        try:
            write()
        except (FindingsError, OSError) as error:
            found = findings_of(error)
            say_findings(found)
            seen.update(Path(item.place.file) for item in found if item.place and Path(item.place.file).is_file())
        return seen - set(asked.outputs)

    try:
        for _ in watch(make, sleep):
            say(translate("{time} 等待修改，按 Ctrl-C 结束……").format(time=datetime.now().strftime("%H:%M:%S")))
    except KeyboardInterrupt:
        say(translate("不再等待。"))
    return 0


def _made_of(asked: Choices) -> set[Path]:
    """The files that the report is made of, as far as they can be told now."""
    from ..report.render import sources_of

    found = {path for given in (*asked.data, *asked.peers) for path in (given.rglob("*.y*ml") if given.is_dir() else [given])}
    found |= {sheet for path in asked.data if is_table(path) for sheet in path.parent.glob(f"{path.stem}.*{path.suffix}")}
    if asked.template and Path(asked.template).is_file():
        found.add(Path(asked.template))
    with suppress(FindingsError, OSError):  # writing says what is wrong, and where
        found.update(sources_of(asked.scorecard().rubric, asked.template))
    return found
