"""The edits of what a rubric declares: computed values, parameters, figures, tables, roundings."""

from __future__ import annotations

from fractions import Fraction
from typing import Callable, Iterable, Iterator, Mapping

from ..exact import percent, plain
from ..language.names import canonical
from ..language_choice import translate
from ..positions import MapNode, Node
from ..positions.reading import mapping
from ..rubric.model import Input, Rubric, Table, Value
from ..rubric.show import rounding_text, value_text
from ..units import PERCENT, unit_of
from .edit import Edit
from .meaning import Renames, same_value
from .same import form, same
from .version import Version

# Keys of a figure that bear on nothing but how it is shown or where it comes from.
OF_FIGURES = frozenset({"note", "source", "places"})
Stakes = Callable[[str, str], Fraction]


def declared_key(kind: str, name: str) -> str:
    """The key of an edit of something declared."""
    return f"{kind}:{canonical(name)}"


def nodes_of(top: MapNode, section: str) -> Mapping[str, tuple[str, Node]]:
    """The entries of a section by canonical name, each with its name as written."""
    return {canonical(name): (name, node) for name, node, _ in mapping(top, section)}


def differing(old: MapNode, new: MapNode, section: str, ignored: Iterable[str]) -> Iterator[str]:
    """The names (canonical) that both versions declare, but not alike."""
    before, after = nodes_of(old, section), nodes_of(new, section)
    for name in after:
        if name in before and form(before[name][1], ignored) != form(after[name][1], ignored):
            yield name


def declared_edits(old: Version, new: Version, stakes: Stakes, renames: Renames) -> Iterator[Edit]:
    """All edits of declarations. ``stakes`` tells how many points stand on what an edit is about (its kind and name);
    ``renames`` are values that only have another name."""
    yield from _values(old, new, stakes, renames)
    yield from _parameters(old.rubric, new.rubric, stakes)
    for kind, section in (("input", "inputs"), ("table", "tables")):
        for name in differing(old.top, new.top, section, {*OF_FIGURES}):
            yield _figure(kind, name, old.rubric, new.rubric, stakes)
    yield from _roundings(old, new, stakes)


def _values(old: Version, new: Version, stakes: Stakes, renames: Renames) -> Iterator[Edit]:
    before, after = _by_name(old.rubric.values), _by_name(new.rubric.values)
    rounds = [{name: _round(node) for name, (_, node) in nodes_of(version.top, "values").items()} for version in (old, new)]
    for name in differing(old.top, new.top, "values", {"note", "source", "assumption"}):
        one, other = before[name], after[name]
        if same(rounds[0][name], rounds[1][name]) and same_value(one, other, renames):
            continue
        yield Edit(declared_key("value", name), "value", (), other.name, value_words(one, rounds[0][name] is not None),
                   value_words(other, rounds[1][name] is not None), stake=stakes("value", other.name),
                   old_place=one.place, new_place=other.place)
    yield from _names_of_values(before, after, renames)


def _round(node: Node) -> Node | None:
    return node.get("round") if isinstance(node, MapNode) else None


def _names_of_values(before: Mapping[str, Value], after: Mapping[str, Value], renames: Renames) -> Iterator[Edit]:
    """Values that only one version has, and those that only have another name."""
    for one, renamed in renames.items():
        yield Edit(declared_key("value_renamed", renamed), "renamed", (), renamed, before[one].name, renamed,
                   old_place=before[one].place, new_place=after[canonical(renamed)].place)
    for name, value in after.items():
        if name not in before and name not in map(canonical, renames.values()):
            yield Edit(declared_key("value_added", name), "value_added", (), value.name, "", value_words(value, False),
                       new_place=value.place)
    for name, value in before.items():
        if name not in after and name not in renames:
            yield Edit(declared_key("value_removed", name), "value_removed", (), value.name, value_words(value, False), "",
                       old_place=value.place)


def _by_name(values: Mapping[str, Value]) -> dict[str, Value]:
    return {canonical(name): value for name, value in values.items()}


def value_words(value: Value, rounds: bool = True) -> str:
    """How it is reckoned and, where ``rounds``, how it is rounded, as far as it says so."""
    said = value_text(value)
    if not rounds or value.rounding.step is None:
        return said
    return translate("{rule}（{rounding}）").format(rule=said, rounding=rounding_text(value.rounding))


def _parameters(old: Rubric, new: Rubric, stakes: Stakes) -> Iterator[Edit]:
    before = {canonical(name): item for name, item in old.parameters.items()}
    for name, item in ((canonical(name), item) for name, item in new.parameters.items()):
        was = before.get(name)
        if was is not None and (was.value, was.unit) != (item.value, item.unit):
            yield Edit(declared_key("parameter", name), "parameter", (), item.name, was.shown, item.shown,
                       stake=stakes("parameter", item.name), old_place=was.place, new_place=item.place)


def _figure(kind: str, name: str, old: Rubric, new: Rubric, stakes: Stakes) -> Edit:
    if kind == "table":
        one, other = (next(table for table in rubric.tables.values() if canonical(table.name) == name)
                      for rubric in (old, new))
        return Edit(declared_key(kind, name), kind, (), other.name, _columns(one), _columns(other),
                    stake=stakes(kind, other.name), old_place=one.place, new_place=other.place)
    before, after = (next(item for item in rubric.inputs.values() if canonical(item.name) == name)
                     for rubric in (old, new))
    return Edit(declared_key(kind, name), kind, (), after.name, input_words(before), input_words(after),
                stake=stakes(kind, after.name), old_place=before.place, new_place=after.place)


def _columns(item: Table) -> str:
    """The columns of a table, each with what is filled in or reckoned."""
    said = [translate("{name}（{what}）").format(name=name, what=input_words(column)) for name, column in item.columns.items()]
    return translate("、").join([*said, *(f"{name}＝{value_words(value)}" for name, value in item.values.items())])


def input_words(item: Input) -> str:
    """A figure's unit and bounds in words: 万元，不小于0."""
    kinds = {"bool": translate("是/否"), "text": translate("文字"), "choice": translate("、").join(item.options)}
    said = [kinds.get(item.type, item.unit or translate("没有单位"))]
    shown = percent if unit_of(item.unit) == PERCENT else plain
    said += [translate("不小于{bound}").format(bound=shown(item.min))] if item.min is not None else []
    said += [translate("不大于{bound}").format(bound=shown(item.max))] if item.max is not None else []
    said += [translate("可以不填")] if item.optional else []
    return translate("，").join(said)


def _roundings(old: Version, new: Version, stakes: Stakes) -> Iterator[Edit]:
    names = {"rate": translate("比率"), "score": translate("得分"), "total": translate("合计")}
    pairs = {"rate": (old.rubric.rate_rounding, new.rubric.rate_rounding),
             "score": (old.rubric.score_rounding, new.rubric.score_rounding),
             "total": (old.rubric.total_rounding, new.rubric.total_rounding)}
    for key, (one, other) in pairs.items():
        by_parameter = one.parameter and canonical(one.parameter) == canonical(other.parameter)
        if one.mode != other.mode or (one.step != other.step and not by_parameter):
            yield Edit(declared_key("rounding", key), "rounding", (), names[key], rounding_text(one), rounding_text(other),
                       stake=stakes("rounding", key))
