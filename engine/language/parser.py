"""Tokens → tree, by binding powers (Pratt). What has no rule here can't be written in a formula."""

from __future__ import annotations

from dataclasses import replace

from .arguments import read_call
from .faults import Stop
from .number_text import Constant
from .tokens import OPERAND_ENDS, Lexer, Token
from .tree import Aggregate, Binary, Comparison, Name, Number, Option, Parameter, Tree, Truth, Unary
from .words import AND, COMPARISONS, MAX_NESTING, NOT, OR

POWERS = {OR: 1, AND: 2, **dict.fromkeys(COMPARISONS, 4), "+": 5, "-": 5, "×": 6, "÷": 6}
NOT_POWER, SIGN_POWER = 3, 7


class Parser:
    """Reads one formula's tokens. ``unknown`` holds the offsets of names that nobody declared."""

    def __init__(self, lexer: Lexer, tokens: tuple[Token, ...]):
        self.lexer, self.tokens = lexer, tokens
        self.at, self.nesting = 0, 0
        self.unknown: set[int] = set()

    @property
    def now(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.at]

    def take(self) -> Token:
        """Reads a token."""
        token = self.now
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def formula(self) -> Tree:
        """The whole formula. Raises Stop."""
        tree = self.expression(0)
        token = self.now
        if token.kind == ")":
            raise Stop("B210", token.start, token.end)
        if token.kind == ",":
            raise Stop("B244", token.start, token.end)
        if token.kind != "end":
            raise self.no_operator(token)
        return tree

    def expression(self, power: int) -> Tree:
        """An operand and every operator after it that binds more tightly than ``power``."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise Stop("B224", self.now.start, self.now.end, limit=MAX_NESTING)
        left = self.operand()
        while self.now.kind == "operator" and POWERS.get(self.now.value, 0) > power:
            left = self.comparison(left) if self.now.value in COMPARISONS else self.binary(left)
        self.nesting -= 1
        if self.now.kind in OPERAND_ENDS - {")"} | {"(", "function"} or self.now.value == NOT:
            raise self.no_operator(self.now)
        return left

    def binary(self, left: Tree) -> Tree:
        """One of ``+ - × ÷ 且 或`` and its right side; equal operators group to the left.

        A comparison behind 且 or 或 that doesn't say what it compares goes on with what was compared before it:
        执行率 ≥ 60% 且 ＜ 90%.
        """
        operator = self.take()
        goes_on = operator.value in (AND, OR) and self.now.kind == "operator" and self.now.value in COMPARISONS
        subject = _subject(left) if goes_on else None
        right = self.expression(POWERS[operator.value]) if subject is None else self.comparison(subject)
        return Binary(left.start, right.end, operator.value, left, right)

    def comparison(self, left: Tree) -> Tree:
        """A chain of comparisons."""
        operands, operators = [left], []
        while self.now.kind == "operator" and self.now.value in COMPARISONS:
            operators.append(self.take())
            operands.append(self.expression(POWERS["="]))
        signs = tuple(operator.value for operator in operators)
        if _mixed(signs):
            raise Stop("B236", operators[0].start, operators[-1].end)
        return Comparison(left.start, operands[-1].end, tuple(operands), signs)

    def operand(self) -> Tree:
        """A number, name, bracket, call, sign or 非."""
        token = self.take()
        if token.kind == "number":
            constant: Constant = token.value
            return Number(token.start, token.end, constant.value, constant.text, constant.unit)
        if token.kind == "option":
            return Option(token.start, token.end, *token.value)
        if token.kind == "truth":
            return Truth(token.start, token.end, token.value)
        if token.kind == "name":
            return _named(token)
        if token.kind == "unknown":
            self.unknown.add(token.start)
            return Name(token.start, token.end, token.text)
        if token.kind == "aggregate":
            return Aggregate(token.start, token.end, *token.value)
        if token.kind == "function":
            return read_call(self, token)
        return self.prefixed(token)

    def prefixed(self, token: Token) -> Tree:
        """A bracket, a sign or 非 and what it applies to."""
        if token.kind == "(":
            inner = self.expression(0)
            return replace(inner, start=token.start, end=self.close(token).end)
        if token.kind == "operator" and token.value in ("-", "+", NOT):
            operand = self.expression(NOT_POWER if token.value == NOT else SIGN_POWER)
            return operand if token.value == "+" else Unary(token.start, operand.end, token.value, operand)
        raise self.no_operand(token)

    def close(self, opened: Token) -> Token:
        """Reads the bracket that closes ``opened``."""
        token = self.take()
        if token.kind == ")":
            return token
        if token.kind == ",":
            raise Stop("B244", token.start, token.end)
        raise Stop("B209", opened.start, opened.end)

    def no_operator(self, token: Token) -> Stop:
        """Two operands with nothing between them."""
        before = self.tokens[self.tokens.index(token) - 1]
        between = self.lexer.text[before.end:token.start]
        params = {"left": before.text, "right": token.text}
        if before.kind == "number" and before.value.text.endswith("%") and "\n" not in between:
            return Stop("B218", before.start, token.end, **params)
        return Stop("B207" if "\n" in between else "B206", token.start, token.end, **params)

    def no_operand(self, token: Token) -> Stop:
        """An operator, bracket or comma where a number or name should stand."""
        index = self.at - 1 if self.tokens[self.at - 1] is token else self.at
        if token.kind == "end" and index > 0:
            before = self.tokens[index - 1]
            code = "B209" if before.kind == "(" else "B208"
            return Stop(code, before.start, before.end, text=before.text)
        if token.kind == "operator" and (index == 0 or self.tokens[index - 1].kind in ("(", ",")):
            return Stop("B247", token.start, token.end, text=token.text)
        if index > 0 and self.tokens[index - 1].kind == "operator":
            before = self.tokens[index - 1]
            return Stop("B208", before.start, token.end, text=before.text)
        return Stop("B248", token.start, max(token.end, token.start + 1), text=token.text)


def _named(token: Token) -> Tree:
    """A declared name; a parameter is the constant that it stands for."""
    symbol = token.value
    if symbol.value is not None:
        return Parameter(token.start, token.end, symbol.value, symbol.text, symbol.unit, symbol.name)
    return Name(token.start, token.end, symbol.name, symbol.type)


def _subject(tree: Tree) -> Tree | None:
    """What the last comparison of a condition compares with numbers; None where that isn't one thing."""
    if isinstance(tree, Binary) and tree.op in (AND, OR):
        return _subject(tree.right)
    compared = [item for item in tree.operands if not isinstance(item, Number)] if isinstance(tree, Comparison) else []
    return compared[0] if len(compared) == 1 else None


def _mixed(signs: tuple[str, ...]) -> bool:
    """Whether a chain turns round (甲 ＜ 乙 ＞ 丙) or says ≠ in a chain, where readers disagree on the meaning."""
    kinds = {"<" if sign in "<≤" else ">" if sign in ">≥" else sign for sign in signs}
    return len(signs) > 1 and ("≠" in kinds or {"<", ">"} <= kinds)
