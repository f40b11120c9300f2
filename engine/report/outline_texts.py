"""The department's texts (文) that expressions of a template name, and texts that can be told without data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes

TEXTS = "文"
# Filters and tests that take a name that isn't there.
FORGIVING = ("default", "d", "defined", "undefined")


def texts_in(found: Sequence[nodes.Node], macros: Mapping[str, nodes.Macro]) -> Iterator[tuple[str, bool]]:
    """The texts named, and whether each must be there (``文.甲``, but not ``文.get('甲')`` or ``文.甲|default('')``).

    A call of a macro within an expression names what the macro names."""
    for node in found:
        yield from _texts(node, macros, True, ())


def _texts(node: nodes.Node, macros: Mapping[str, nodes.Macro], asked: bool, calls: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    named = _named(node)
    if named is not None:
        yield named[0], named[1] and asked
        return
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name not in calls:
        macro = macros.get(node.node.name)
        if macro is not None:
            yield from _texts(macro, macros, asked, (*calls, node.node.name))
    forgiven = isinstance(node, (nodes.Filter, nodes.Test)) and node.name in FORGIVING
    within = isinstance(node, (nodes.If, nodes.For, nodes.CondExpr, nodes.Or, nodes.And))
    for number, child in enumerate(node.iter_child_nodes()):
        sure = asked and not (number == 0 and forgiven) and not (within and child is not _first_asked(node))
        yield from _texts(child, macros, sure, calls)


def _first_asked(node: nodes.Node) -> Any:
    """Of what is evaluated only in part, the part that always is."""
    return node.iter if isinstance(node, nodes.For) else getattr(node, "test", getattr(node, "left", None))


def _named(node: nodes.Node) -> tuple[str, bool] | None:
    """The text that this very node names, and whether it must be there."""
    if isinstance(node, nodes.Getattr) and _is_texts(node.node) and node.attr != "get":
        return node.attr, True
    if isinstance(node, nodes.Getitem) and _is_texts(node.node) and isinstance(node.arg, nodes.Const):
        return str(node.arg.value), True
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and _is_texts(node.node.node) and node.args:
        first = node.args[0]
        return (str(first.value), False) if isinstance(first, nodes.Const) else None
    if isinstance(node, nodes.Compare) and isinstance(node.expr, nodes.Const) and any(
            operand.op in ("in", "notin") and _is_texts(operand.expr) for operand in node.ops):
        return str(node.expr.value), False
    return None


def _is_texts(node: Any) -> bool:
    return isinstance(node, nodes.Name) and node.name == TEXTS


def static_text(node: nodes.Assign | nodes.AssignBlock, known: Mapping[str, object]) -> str | None:
    """What a template sets a name to, where that is text alone or names known already; None where data decide."""
    if isinstance(node, nodes.Assign):
        return str(node.node.value) if isinstance(node.node, nodes.Const) else None
    if not all(isinstance(part, nodes.Output) for part in node.body):
        return None
    pieces = [_said(piece, known) for part in node.body if isinstance(part, nodes.Output) for piece in part.nodes]
    said = [piece for piece in pieces if piece is not None]
    return "".join(said) if len(said) == len(pieces) else None


def _said(piece: nodes.Node, known: Mapping[str, object]) -> str | None:
    if isinstance(piece, nodes.TemplateData):
        return piece.data
    found = known.get(piece.name) if isinstance(piece, nodes.Name) else None
    return None if found is None else str(found)
