"""Official text → tokens. The longest declared name is taken before any operator or bracket is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .choices import read_option
from .columns import find_column
from .faults import Fault
from .names import canonical
from .number_text import read_number, read_numeral
from .reader import Reader
from .scope import CLOSE, Scope
from .words import (
    AGGREGATES,
    CONNECTIVES,
    ENGLISH_CONNECTIVES,
    FUNCTIONS,
    MODE_WORDS,
    PAIRS,
    SIGNS,
    SUPERSCRIPTS,
    TRUTHS,
)

OPERAND_ENDS = frozenset({"number", "name", "unknown", "truth", "option", "aggregate", "word", ")"})
REFUSED = {"^": "B212", "[": "B213", "]": "B213", "{": "B213", "}": "B213", "【": "B213", "】": "B213", "〔": "B213",
           "〕": "B213", ".": "B215", ";": "B216", "、": "B216", "。": "B216", "—": "B211", "%": "B217"}


@dataclass(frozen=True)
class Token:
    """``kind``: number name unknown truth option aggregate function word operator ( ) , end. ``value``: what it stands for."""

    kind: str
    start: int
    end: int
    value: Any = None
    text: str = ""


class Lexer(Reader):
    """Reads one formula. ``faults`` collects what can't be read; unknown names don't stop it."""

    def __init__(self, text: str, scope: Scope):
        super().__init__(text, scope)
        self.tokens: list[Token] = []
        self.faults: list[Fault] = []
        self.brackets: list[bool] = []
        self.at = 0

    def run(self) -> tuple[Token, ...]:
        """All tokens, with an ``end`` at the end."""
        while self.at < len(self.glyphs):
            before = self.at
            self.step()
            assert self.at > before, "the lexer must move on"
        self.tokens.append(Token("end", len(self.text.rstrip()), len(self.text.rstrip())))
        return tuple(self.tokens)

    def step(self) -> None:
        """Reads one token: an option after 地区 ＝, then names first, then numbers, words, signs."""
        if read_option(self):
            return
        length = self.name_length(self.at)
        if length:
            key = self.stream[self.at:self.at + length]
            self.emit("name", length, self.scope.by_canonical[key])
        elif self.plain(self.at).isdigit() and self.plain(self.at).isascii():
            read_number(self)
        elif self.at_sigma(self.at):
            self.function("sum", 1)
        elif self.is_word(self.at):
            self.word()
        else:
            self.sign()

    def emit(self, kind: str, length: int, value: Any = None) -> None:
        """Adds a token of so many glyphs and moves on."""
        first, last = self.glyphs[self.at], self.glyphs[self.at + length - 1]
        self.tokens.append(Token(kind, first.start, last.end, value, self.text[first.start:last.end]))
        self.at += length

    def refuse(self, code: str, length: int, **params: Any) -> None:
        """Notes a fault over so many glyphs and moves on."""
        start = self.at
        self.at += length
        params.setdefault("text", self.written(start, self.at))
        self.fault(code, start, self.at, **params)

    def fault(self, code: str, start: int, end: int, **params: Any) -> None:
        """Notes a fault over some glyphs."""
        first, last = self.glyphs[start].start, self.glyphs[end - 1].end
        self.faults.append(Fault(code, first, last, tuple(params.items())))

    def word(self) -> None:
        """A connective, function, truth or mode word; anything else is a name that nobody declared."""
        after_operand = bool(self.tokens) and self.tokens[-1].kind in OPERAND_ENDS
        length = self.connective(self.at)
        if length and (after_operand or self.known_from(self.at + length)):
            text = self.stream[self.at:self.at + length].lower()
            self.emit("operator", length, CONNECTIVES.get(text) or ENGLISH_CONNECTIVES[text])
            return
        cut = self.cut(self.at)
        run = self.stream[self.at:cut]
        if run in TRUTHS:
            self.emit("truth", len(run), TRUTHS[run])
        elif run.lower() in FUNCTIONS and self.plain(cut) == "(":
            self.function(FUNCTIONS[run.lower()], len(run))
        elif run in MODE_WORDS and self.brackets and self.plain(cut) == ")":
            self.emit("word", len(run), MODE_WORDS[run])
        elif not read_numeral(self, run):
            self.unknown(cut)

    def unknown(self, end: int) -> None:
        """Says that a name isn't declared, or what else is wrong with this word."""
        start, run = self.at, self.stream[self.at:end]
        longer = self.with_bracket(end)
        guess = self.scope.nearest(self.stream[start:longer], CLOSE) if longer > end else ""
        end = longer if guess else end
        guess = guess or self.scope.nearest(run)
        code = self.judge(run, end, guess)
        if code == "B204":
            self.label(run, end)
            return
        written = self.written(start, end)
        self.emit("unknown", end - start)
        self.fault(code, start, end, text=written, name=written, guess=guess)

    def judge(self, run: str, end: int, guess: str) -> str:
        """The code that fits an undeclared word best."""
        label = run.rstrip("0123456789")
        if label != run and (self.plain(end) in ("%", ".") or canonical(label) in self.scope.by_canonical):
            return "B204"
        if '"' in run and not guess:
            return "B214"
        if run.lower() in FUNCTIONS:
            return "B225"
        if self.plain(end) == "(" and not guess:
            return "B226"
        return "B202" if guess else "B203"

    def label(self, run: str, end: int) -> None:
        """A word stuck to a number, as in 序时进度25%; the number may go on with a point or %."""
        start, label = self.at, run.rstrip("0123456789")
        while self.plain(end) in ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "%", "分"):
            end += 1
        split = start + len(label)
        self.emit("unknown", end - start)
        self.fault("B204", start, end, label=self.written(start, split), number=self.written(split, end))

    def function(self, function: str, length: int) -> None:
        """A function's name, or the whole of an aggregate such as Σ(每个季度的执行率)."""
        if self.plain(self.at + length) != "(":
            self.refuse("B225", length, name=self.written(self.at, self.at + length))
            return
        if function in AGGREGATES:
            close = self.closing(self.at + length)
            if close == len(self.glyphs):
                self.fault("B209", self.at + length, self.at + length + 1)
                self.at = close
                return
            inner = self.stream[self.at + length + 1:close]
            column = find_column(function, inner, self.scope)
            if column is not None and column.code:
                start, written = self.at, self.written(self.at + length + 1, close)
                self.emit("unknown", close + 1 - self.at)
                self.fault(column.code, start, close + 1, name=written, **dict(column.params))
                return
            if column is not None:
                self.emit("aggregate", close + 1 - self.at, (function, column.table, column.column, column.row))
                return
        self.emit("function", length, function)

    def sign(self) -> None:
        """An operator, a bracket or a comma; whatever else is refused by name."""
        char, pair = self.plain(self.at), self.plain(self.at) + self.plain(self.at + 1)
        if pair in PAIRS and not self.spaced(self.at + 1):
            self.emit("operator", 2, PAIRS[pair])
        elif char in SIGNS and SIGNS[char] == "×" and self.plain(self.at + 1) in SIGNS and \
                SIGNS[self.plain(self.at + 1)] == "×":
            self.refuse("B212", 2)
        elif char in SIGNS:
            self.emit("operator", 1, SIGNS[char])
        elif char in "()," and char:
            self.bracket(char)
        else:
            source = self.text[self.glyphs[self.at].start]
            code = "B212" if source in SUPERSCRIPTS else REFUSED.get(char, "B211")
            ends = char == "。" and self.at == len(self.glyphs) - 1
            self.refuse("B190" if ends else code, 1)

    def bracket(self, char: str) -> None:
        """Brackets and commas; remembers which brackets hold a function's arguments."""
        if char == "(":
            self.brackets.append(bool(self.tokens) and self.tokens[-1].kind == "function")
        elif char == ")" and self.brackets:
            self.brackets.pop()
        self.emit(char, 1)

    @property
    def in_call(self) -> bool:
        """Whether a comma here may part a function's arguments."""
        return any(self.brackets)
