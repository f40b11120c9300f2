"""What is said where units don't go together: both units, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..exact import percent
from ..language_choice import translate
from ..units import Unit
from .faults import Fault
from .measures import Measure
from .printing import show
from .scope import Scope
from .tree import Binary, Name, Number, Tree

LONGEST, MOST = 24, 3
DOINGS = ("相加", "相减", "比较", "二选一", "一起计算")


def mismatch(one: tuple[Tree, Measure], other: tuple[Tree, Measure], doing: str, scope: Scope) -> Fault:
    """Two parts of different kinds, at the place of the right one; only a warning where one is a guess."""
    (left, measure), (right, second) = sorted((one, other), key=lambda part: part[0].start)
    loose = measure.loose or second.loose
    params = {
        "left": shown(left), "left_unit": unit_words(measure.unit), "right": shown(right),
        "right_unit": unit_words(second.unit), "doing": translate(doing if doing in DOINGS else DOINGS[-1]),
        "origin": origin((left, right), scope), "loose": loose,
    }
    return Fault("B253" if loose else "B250", right.start, right.end, tuple(params.items()))


def wrong_result(tree: Tree, measure: Measure, goal: Unit, name: str) -> Fault:
    """A formula that gives another kind of figure than its place asks for."""
    params = {"name": name, "found": unit_words(measure.unit), "wanted": unit_words(goal), "loose": measure.loose}
    code = "B251" if not name else "B254" if measure.loose else "B252"
    return Fault(code, tree.start, tree.end, tuple(params.items()))


def misread_percent(operands: Sequence[Tree]) -> Iterator[Fault]:
    """Bare numbers that are compared with a percentage as if they had a % behind them: 完成率 ≥ 90."""
    for tree in operands:
        if isinstance(tree, Number) and not tree.unit and tree.value >= 2:
            yield Fault("B259", tree.start, tree.end, (("text", tree.text), ("read", percent(tree.value))))


def hundredfold(tree: Tree, name: str) -> Iterator[Fault]:
    """A percentage whose formula ends in × 100 instead of × 100%."""
    last = tree.right if isinstance(tree, Binary) and tree.op == "×" else None
    if isinstance(last, Number) and not last.unit and last.value == 100:
        yield Fault("B258", last.start, last.end, (("name", name), ("text", last.text)))


def unit_words(unit: Unit) -> str:
    """The unit for a message."""
    return unit.words or translate("没有单位的数")


def shown(tree: Tree) -> str:
    """A part of the formula in official typography, cut where it is long."""
    text = show(tree)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def origin(trees: Sequence[Tree], scope: Scope) -> str:
    """Where the units of these parts are declared, for the names in them that have one."""
    said: dict[str, str] = {}
    for node in (node for tree in trees for node in tree.walk() if isinstance(node, Name)):
        symbol = scope.find(node.name)
        if symbol is None or symbol.measure is None or symbol.place is None:
            continue
        said[node.name] = translate("“{name}”在第 {line} 行，单位是{unit}").format(
            name=symbol.name, line=symbol.place.line, unit=unit_words(symbol.measure.unit))
    return translate("；").join(list(said.values())[:MOST]) or translate("两边的单位不是一类")
