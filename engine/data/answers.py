"""Reading ``answers`` (核对, 情形, 评判) and ``findings`` (扣分问题) against what the rubric asks."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any, Iterator, Mapping

from .. import positions
from ..figures_text import Problem, read_number
from ..findings import Place, finding
from ..positions import MapNode, Node, ScalarNode, SeqNode
from ..positions.reading import items, mapping, text
from ..rubric.methods import methods
from ..rubric.methods.choose import CHOSEN, Choose
from ..rubric.model import Indicator, Input, Piece, Rubric
from ..schema_check import meant_key
from .figures import ENTRY_KEYS, Reader, blank
from .model import Deduction, Deductions, DepartmentData, Entry

Key = tuple[str, str]
VALUE = dict.fromkeys(("得分", "分数", "评分", "评判", "打分", "score"), "value")
NOTHING = ("无", "没有", "未发现")


def asked(rubric: Rubric, section: str,
          data: DepartmentData | None = None) -> Iterator[tuple[Indicator, Piece, str, tuple[str, ...]]]:
    """What the rubric asks in ``answers``, ``findings`` or ``goals``: leaf, piece, its path in the leaf, its items.

    With ``data``, only what this department has to say: not what doesn't apply to it or what it did not choose.
    """
    for leaf in rubric.leaves():
        if leaf.piece is not None:
            for path, piece, items_asked in _asked(leaf.name, "", leaf.piece, section, data):
                yield leaf, piece, path, items_asked


def _asked(name: str, path: str, piece: Piece, section: str,
           data: DepartmentData | None) -> Iterator[tuple[str, Piece, tuple[str, ...]]]:
    """The piece itself, and what it is made of."""
    if data is not None and "/".join(filter(None, (name, path))) in data.not_applicable:
        return
    method = methods().get(piece.method)
    if method is not None and method.asks == section and piece.settings is not None:
        names = tuple(method.items(piece.settings))
        if names or section == "goals":
            yield path, piece, names
    chosen: Any = None
    if isinstance(piece.settings, Choose) and piece.settings.pick == "stated":
        if section == "answers":
            yield path, piece, (CHOSEN,)
        entry = data.answers.get((name, "/".join(filter(None, (path, CHOSEN))))) if data is not None else None
        chosen = entry.value if entry is not None else None
    if data is not None and isinstance(piece.settings, Choose) and piece.settings.pick == "when":
        return  # which alternative is asked is a matter of figures: scoring says what it lacks
    for part in piece.parts:
        if chosen is None or chosen == part.name:
            yield from _asked(name, "/".join(filter(None, (path, part.name))), part, section, data)


def read_answers(top: Node, rubric: Rubric, reader: Reader) -> dict[Key, Entry]:
    """Every answer by (indicator, part/item); names that the rubric doesn't know are reported."""
    known: dict[Key, tuple[Piece, str]] = {}
    for leaf, piece, part, names in asked(rubric, "answers"):
        for item in names:
            known[leaf.name, "/".join(filter(None, (part, item)))] = (piece, item)
    found: dict[Key, Entry] = {}
    for indicator, node, place in mapping(top, "answers"):
        wanted = {path: what for (leaf_name, path), what in known.items() if leaf_name == indicator}
        if not wanted:
            _elsewhere(rubric, indicator, "answers", place, sorted({name for name, _ in known}), reader)
            continue
        _collect(indicator, "", node, wanted, found, reader)
    return found


def _elsewhere(rubric: Rubric, indicator: str, section: str, place: Place, known: list[str], reader: Reader) -> None:
    """Reports a name that this section doesn't ask for: where the indicator belongs, or that there is none."""
    leaf = next((leaf for leaf in rubric.leaves() if leaf.name == indicator and leaf.piece is not None), None)
    if leaf is None or leaf.piece is None:
        reader.unknown("B313", indicator, place, known)
        return
    homes = [home for home in ("answers", "findings", "goals") if any(_asked(indicator, "", leaf.piece, home, None))]
    code = "B346" if homes else "B347"
    reader.findings.append(finding(code, place, name=indicator, section=section, homes="、".join(homes)))


def _collect(indicator: str, path: str, node: Node, wanted: Mapping[str, tuple[Piece, str]],
             found: dict[Key, Entry], reader: Reader) -> None:
    pick = f"{path}/{CHOSEN}".lstrip("/")
    if pick in wanted and (not isinstance(node, MapNode) or "value" in node):
        path = pick  # which alternative was chosen may be written without a key of its own
    if path in wanted and (not isinstance(node, MapNode) or set(node.keys()) <= ENTRY_KEYS):
        found[indicator, path] = _answer(f"{indicator}/{path}".rstrip("/"), node, wanted[path][0], reader)
        return
    if path in wanted and isinstance(node, MapNode) and len(wanted) == 1:
        # Nothing lies below: the keys are those of one answer, with a slip in one of them.
        found[indicator, path] = _answer(f"{indicator}/{path}".rstrip("/"), _as_meant(node, reader), wanted[path][0], reader)
        return
    if not isinstance(node, MapNode):
        if not blank(node):
            _unlisted(indicator, path, node, [name for name in wanted if not path or name.startswith(f"{path}/")],
                      found, reader)
        return
    for entry in node.entries:
        below = f"{path}/{entry.key}".lstrip("/")
        if below in wanted or any(name.startswith(below + "/") for name in wanted):
            _collect(indicator, below, entry.value, wanted, found, reader)
        else:
            reader.unknown("B313", entry.key, entry.key_place, [name.removeprefix(f"{path}/") for name in wanted])


def _as_meant(node: MapNode, reader: Reader) -> MapNode:
    """An answer's mapping with misspelt keys read as they were meant; each is reported, as is every unknown one."""
    entries = []
    for entry in node.entries:
        meant = entry.key if entry.key in ENTRY_KEYS else VALUE.get(entry.key) or meant_key(entry.key, sorted(ENTRY_KEYS))
        if entry.key not in ENTRY_KEYS:
            reader.findings.append(finding("B100", entry.key_place, key=entry.key, meant=meant) if meant else
                                   finding("B107", entry.key_place, key=entry.key, allowed="、".join(sorted(ENTRY_KEYS))))
        entries.append(positions.Entry(meant or entry.key, entry.key_place, entry.value))
    return MapNode(tuple(entries), node.place)


def _unlisted(indicator: str, path: str, node: Node, below: list[str], found: dict[Key, Entry],
              reader: Reader) -> None:
    """One answer where one for each item is asked; the items are entries that can't be read, not missing ones."""
    items_asked = [name.removeprefix(f"{path}/") for name in below]
    reader.report("B348", node, name=f"{indicator}/{path}".rstrip("/"), items="、".join(items_asked), first=items_asked[0])
    said = node.text if isinstance(node, ScalarNode) else "…"
    found.update({(indicator, name): Entry(None, said, place=node.place) for name in below})


def _answer(name: str, node: Node, piece: Piece, reader: Reader) -> Entry:
    if piece.method == "checklist":
        return reader.entry(name, node, Input(name, "bool"))
    entry = reader.raw(node)
    if entry.value is None or piece.method in ("options", "choose"):
        return entry
    number = read_number(entry.text, "分" if piece.method == "judged" else "")
    return replace(entry, value=entry.value if isinstance(number, Problem) else number,
                   degree=reader.degree(name, node if isinstance(node, MapNode) else None))


def read_deductions(top: Node, rubric: Rubric, reader: Reader) -> dict[Key, Deductions]:
    """Every statement about findings, by (indicator, part)."""
    known: dict[Key, Piece] = {(leaf.name, part): piece for leaf, piece, part, _ in asked(rubric, "findings")}
    found: dict[Key, Deductions] = {}
    for indicator, node, place in mapping(top, "findings"):
        parts = [part for name, part in known if name == indicator]
        if not parts:
            _elsewhere(rubric, indicator, "findings", place, sorted({name for name, _ in known}), reader)
        else:
            _collect_deductions(indicator, "", node, parts, found, reader)
    return found


def _collect_deductions(indicator: str, path: str, node: Node, parts: list[str], found: dict[Key, Deductions],
                        reader: Reader) -> None:
    """The statements below an indicator, down to the parts that ask for them."""
    if path in parts:
        found[indicator, path] = _deductions(f"{indicator}/{path}".rstrip("/"), node, reader)
        return
    if not isinstance(node, MapNode):
        reader.unknown("B313", indicator, node.place, parts)
        return
    for entry in node.entries:
        below = f"{path}/{entry.key}".lstrip("/")
        if any(part == below or part.startswith(below + "/") for part in parts):
            _collect_deductions(indicator, below, entry.value, parts, found, reader)
        else:
            reader.unknown("B313", entry.key, entry.key_place, parts)


def _deductions(name: str, node: Node, reader: Reader) -> Deductions:
    inner = node.get("items") if isinstance(node, MapNode) else node
    inner = node if inner is None else inner
    if isinstance(inner, ScalarNode) and inner.text.strip() in NOTHING:
        listed: tuple[Node, ...] = ()
    elif isinstance(inner, SeqNode):
        listed = items(inner)
    else:
        reader.report("B314", inner, name=name)
        listed = ()
    return Deductions(tuple(_deduction(item, reader) for item in listed), text(node, "source"),
                      text(node, "assumed"), inner.place)


def _deduction(node: Node, reader: Reader) -> Deduction:
    if isinstance(node, ScalarNode):
        if not isinstance(read_number(node.text, ""), Problem):
            reader.report("B323", node, text=node.text)
        return Deduction("", 1, node.text.strip(), node.place)
    count = read_number(text(node, "count", "1"), "")
    if isinstance(count, Problem) or count < 1 or count.denominator != 1:
        reader.report("B317", node, text=text(node, "count"))
        count = Fraction(1)
    return Deduction(text(node, "kind"), int(count), text(node, "note"), node.place)
