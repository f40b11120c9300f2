"""Doing something again whenever a file that it was made of changes: by looking at them twice a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

INTERVAL = 0.5
# How often a file that is being written is waited for, before what is wrong with it is said.
PATIENCE = 10
Stamps = dict[Path, tuple[int, int] | None]


def stamps(paths: Iterable[Path]) -> Stamps:
    """When each file was last changed, and its size; of a folder which templates it holds (what is written beside them is
    no change); None for what isn't there."""
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        if path.is_dir():
            return 0, hash(frozenset(item.name for item in path.glob("*.j2")))
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def watch(make: Callable[[], Iterable[Path]], sleep: Callable[[float], None] = time.sleep,
          look: Callable[[Iterable[Path]], Stamps] = stamps) -> Iterator[None]:
    """Calls ``make``, and again after each change of the files (or folders) that it says it was made of; gives back control
    each time that it has. Goes on until the caller stops asking, or is interrupted.

    Editors that save by renaming or emptying a file first are waited for: a change counts once nothing has moved for a
    moment and no file is missing or empty.
    """
    before: Stamps = {}
    while True:
        known = look(before)
        made = look(make())
        # What changed while it was being read counts as a change.
        before = {**made, **{path: stamp for path, stamp in known.items() if path in made}}
        yield
        while look(before) == before:
            sleep(INTERVAL)
        _settle(list(before), sleep, look)


def _settle(paths: list[Path], sleep: Callable[[float], None], look: Callable[[Iterable[Path]], Stamps]) -> None:
    last = look(paths)
    for _ in range(PATIENCE):
        sleep(INTERVAL / 5)
        now = look(paths)
        if now == last and all(stamp is not None and (stamp[1] or path.is_dir()) for path, stamp in now.items()):
            return
        last = now
