"""Types: numbers, judgements (是/否) and choices (东部) don't mix, and text can't be reckoned with."""

from __future__ import annotations

from .faults import Fault
from .printing import show
from .scope import Scope
from .tree import Binary, Call, Comparison, Conditional, Name, Option, Tree, Truth, Unary
from .words import AND, NOT, OR


class TypeChecker:
    """Finds the type of every node; ``faults`` collects what doesn't fit. A type of None is already faulted."""

    def __init__(self, scope: Scope, unknown: set[int]):
        self.scope, self.unknown = scope, unknown
        self.faults: list[Fault] = []

    def demand(self, tree: Tree, expect: str) -> None:
        """Checks the whole formula and that it gives what its place needs."""
        found = self.type_of(tree)
        if found is None or found == expect:
            return
        if found == "choice":
            self.choice_fault(tree)
            return
        if expect == "bool":
            self.fault("B234", tree)
        elif isinstance(tree, Comparison) and tree.ops == ("=",):
            self.fault("B233", tree)
        else:
            self.fault("B231", tree)

    def fault(self, code: str, tree: Tree, **params: str) -> None:
        """Notes a fault at a node."""
        self.faults.append(Fault(code, tree.start, tree.end, tuple(params.items())))

    def choice_fault(self, tree: Tree) -> None:
        """Notes that a choice stands where only 地区 ＝ 东部 can be written."""
        symbol = self.scope.find(tree.name) if isinstance(tree, Name) else None
        options = symbol.options if symbol is not None else tree.options if isinstance(tree, Option) else ()
        self.fault("B256", tree, name=show(tree), options="、".join(options), option=options[0] if options else "…")

    def type_of(self, tree: Tree) -> str | None:
        """``number``, ``bool``, ``choice`` or None."""
        if isinstance(tree, Name):
            return self._name(tree)
        if isinstance(tree, (Truth, Option)):
            return "bool" if isinstance(tree, Truth) else "choice"
        if isinstance(tree, Unary):
            return self._all(tree, "bool" if tree.op == NOT else "number", tree.op)
        if isinstance(tree, Binary):
            return self._all(tree, "bool" if tree.op in (AND, OR) else "number", tree.op)
        if isinstance(tree, Comparison):
            return self._comparison(tree)
        if isinstance(tree, Conditional):
            return self._conditional(tree)
        if isinstance(tree, Call):
            return self._all(tree, "number", tree.function)
        return "number"

    def _name(self, tree: Name) -> str | None:
        symbol = self.scope.find(tree.name)
        if tree.start in self.unknown or symbol is None:
            return None
        if symbol.type == "text":
            self.fault("B232", tree, name=tree.name)
            return None
        return symbol.type

    def _all(self, tree: Tree, wanted: str, op: str) -> str:
        """Every child must have the wanted type, which is the type of the whole too."""
        for child in tree.children:
            self._want(child, wanted, op)
        return wanted

    def _want(self, child: Tree, wanted: str, op: str) -> None:
        found = self.type_of(child)
        if found == "choice":
            self.choice_fault(child)
        elif found is not None and found != wanted:
            self.fault("B230" if wanted == "number" else "B235", child, op=op)

    def _comparison(self, tree: Comparison) -> str:
        kinds = [self.type_of(operand) for operand in tree.operands]
        for index, sign in enumerate(tree.ops):
            left, right = kinds[index:index + 2]
            if left is None or right is None:
                continue
            if "choice" in (left, right) and (left != right or sign not in "=≠"):
                self.choice_fault(tree.operands[index] if left == "choice" else tree.operands[index + 1])
            elif left != right:
                self.fault("B237", tree)
            elif left == "bool" and sign not in "=≠":
                self.fault("B245", tree, op=sign)
        return "bool"

    def _conditional(self, tree: Conditional) -> str | None:
        self._want(tree.condition, "bool", "若")
        then, otherwise = self.type_of(tree.then), self.type_of(tree.otherwise)
        if then is not None and otherwise is not None and then != otherwise:
            self.fault("B237", tree)
            return None
        return then or otherwise
