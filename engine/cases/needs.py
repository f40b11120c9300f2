"""What a case gives: whether its data say anything at all of a formula, a condition, a leaf or a part."""

from __future__ import annotations

from ..data.model import DepartmentData
from ..language import aggregates_used, names_used
from ..language.tree import Tree
from ..rubric.declare import cell_names
from ..rubric.methods import Method, methods
from ..rubric.methods.choose import Choose
from ..rubric.methods.row_names import takes
from ..rubric.model import Formula, Piece, Rubric, Value
from .overlay import GOALS


class Given:
    """Looks up what one department's data hold; a figure that is there but blank counts as given, as do the tables and
    statements in ``blank``."""

    def __init__(self, rubric: Rubric, data: DepartmentData, blank: frozenset[str] = frozenset()):
        self.rubric, self.data, self.blank = rubric, data, blank
        self._cells = {cell: (table, *where) for table in rubric.tables.values()
                       for cell, where in cell_names(table, (*table.columns, *table.values)).items()}

    def piece(self, leaf: str, path: str, piece: Piece) -> bool:
        """Whether anything is given of what scoring a leaf or part may read; what reads nothing is always scored."""
        name = "/".join(filter(None, (leaf, path)))
        if name in self.blank or name in self.data.not_applicable or any(self.formula(item) for item in conditions(piece)):
            return True
        if isinstance(piece.settings, Choose):
            return self._choice(leaf, path, piece, piece.settings)
        if piece.method == "parts":
            return self._any_part(leaf, path, piece)
        method = methods()[piece.method]
        formulas = method.formulas(piece.settings)
        if any(self.formula(item) for item in formulas) or self._said(leaf, path, piece, method):
            return True
        return not method.asks and not method.last and not any(_reads(item.tree) for item in formulas)

    def _choice(self, leaf: str, path: str, piece: Piece, rule: Choose) -> bool:
        """Where the department says which alternative it takes, its figures alone (others may need them) say nothing."""
        if self._answered(leaf, path) or any(self.formula(when) for when in rule.whens if when is not None):
            return True
        return rule.pick != "stated" and self._any_part(leaf, path, piece)

    def _any_part(self, leaf: str, path: str, piece: Piece) -> bool:
        return any(self.piece(leaf, f"{path}/{part.name}".lstrip("/"), part) for part in piece.parts)

    def formula(self, formula: Formula) -> bool:
        """Whether any figure that a formula stands on is given."""
        return self._tree(formula.tree, set())

    def _said(self, leaf: str, path: str, piece: Piece, method: Method) -> bool:
        """Whether the section of the data file that the method reads says anything of this piece."""
        data = self.data
        if method.asks == "answers":
            return self._answered(leaf, path)
        if method.asks == "findings":
            return (leaf, path) in data.deductions
        if method.asks == GOALS:
            names = method.items(piece.settings)
            return GOALS in self.blank or any(takes(names, goal) for goal in data.goals)
        return method.last and bool(data.claimed or data.claimed_total)

    def _answered(self, leaf: str, path: str) -> bool:
        return any(name == leaf and (not path or item == path or item.startswith(path + "/"))
                   for name, item in self.data.answers)

    def _tree(self, tree: Tree, seen: set[str]) -> bool:
        return any(self._table(table) for table, _ in aggregates_used(tree)) or any(
            self._name(name, seen) for name in names_used(tree))

    def _name(self, name: str, seen: set[str]) -> bool:
        if name in seen:
            return False
        seen.add(name)
        if name in self._cells:
            table, key, column = self._cells[name]
            if table.name in self.blank:
                return True
            rows = [row for row in self.data.tables.get(table.name, ()) if table.key in row.cells
                    and row.cells[table.key].text == key]
            return any(column in row.cells or column in table.values for row in rows)
        value = self.rubric.values.get(name)
        return name in self.data.inputs if value is None else self._value(value, seen)

    def _table(self, name: str) -> bool:
        return name in self.data.tables or name in self.blank

    def _value(self, value: Value, seen: set[str]) -> bool:
        if value.formula is None:
            return self._table(value.counted)
        return self._tree(value.formula.tree, seen)


def conditions(piece: Piece) -> tuple[Formula, ...]:
    """The conditions on a piece itself: when it doesn't apply, vetoes, full marks."""
    rule = piece.not_applicable
    return (*([rule.when] if rule is not None and rule.when is not None else []),
            *(item.when for item in (*piece.veto, *piece.full_when)))


def _reads(tree: Tree) -> bool:
    return bool(names_used(tree) or aggregates_used(tree))


