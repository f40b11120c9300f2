"""The formula's folded characters, and what can be seen in them at a place without reading on."""

from __future__ import annotations

from .names import Glyph, fold
from .scope import CLOSE, Scope
from .words import CONNECTIVES, ENGLISH_CONNECTIVES, FUNCTIONS, SIGMA, TRUTHS


class Reader:
    """One formula's text. Indexes count folded characters (spaces don't count); see ``Glyph`` for the way back."""

    def __init__(self, text: str, scope: Scope):
        self.text, self.scope = text, scope
        self.glyphs: tuple[Glyph, ...] = fold(text)
        self.stream = "".join(glyph.char for glyph in self.glyphs)
        self.run_ends = self.find_run_ends()

    def plain(self, index: int) -> str:
        """The character as syntax reads it; empty behind the end and for look-alikes of digits and signs."""
        return self.glyphs[index].plain if index < len(self.glyphs) else ""

    def spaced(self, index: int) -> bool:
        """Whether a gap (or the end) comes before this character."""
        return index >= len(self.glyphs) or self.glyphs[index].spaced

    def written(self, start: int, end: int) -> str:
        """The original text of some glyphs."""
        return self.text[self.glyphs[start].start:self.glyphs[end - 1].end] if end > start else ""

    def is_word(self, index: int) -> bool:
        """Whether the character can stand in a name that isn't declared."""
        if index >= len(self.glyphs) or self.at_sigma(index):
            return False
        return self.glyphs[index].wordy

    def at_sigma(self, index: int) -> bool:
        """Whether a Σ stands here."""
        return index < len(self.glyphs) and self.stream[index] in SIGMA

    def name_length(self, index: int) -> int:
        """The length of the longest declared name here that isn't the head of some longer word; 0 if none."""
        for length in self.scope.lengths:
            if index + length > len(self.stream):
                continue
            if self.declared(index, length) and self.ends_at(index, index + length):
                return length
        return 0

    def declared(self, index: int, length: int) -> bool:
        """Whether these glyphs spell a declared name, whatever follows."""
        return index + length <= len(self.stream) and self.stream[index:index + length] in self.scope.by_canonical

    def ends_at(self, start: int, end: int) -> bool:
        """Whether a word from ``start`` may end here: a gap or a sign follows, or a connective and something known."""
        if not self.is_word(end) or self.spaced(end):
            return True
        length = self.connective(end)
        if not length:
            return False
        return self.known_from(end + length) or not self.scope.nearest(self.stream[start:self.run_end(end)], CLOSE)

    def run_end(self, index: int) -> int:
        """Where the unbroken run of word characters from here ends."""
        return self.run_ends[index] if index < len(self.run_ends) else index

    def find_run_ends(self) -> list[int]:
        """For every place, the end of its run of word characters; found once, so that long texts stay quick."""
        ends = [0] * len(self.glyphs)
        for index in reversed(range(len(self.glyphs))):
            goes_on = self.is_word(index + 1) and not self.spaced(index + 1)
            ends[index] = index if not self.is_word(index) else ends[index + 1] if goes_on else index + 1
        return ends

    def connective(self, index: int) -> int:
        """The length of 且, 或, 非, and, or, not at this place; 0 if none."""
        for word in CONNECTIVES:
            if self.stream.startswith(word, index):
                return len(word)
        for word in ENGLISH_CONNECTIVES:
            if self.stream[index:index + len(word)].lower() == word and not self.latin_around(index, index + len(word)):
                return len(word)
        return 0

    def latin_around(self, start: int, end: int) -> bool:
        """Whether Latin letters or digits touch the word on either side, so that it is part of a longer one."""
        before = start > 0 and not self.spaced(start) and _latin(self.stream[start - 1])
        return before or (end < len(self.stream) and not self.spaced(end) and _latin(self.stream[end]))

    def known_from(self, index: int) -> bool:
        """Whether an operand is plainly coming here, perhaps after 非."""
        for _ in range(3):
            if self.operand_at(index):
                return True
            index += self.connective(index)
        return False

    def operand_at(self, index: int) -> bool:
        """Whether a gap, number, bracket, declared name or known word starts here."""
        if self.spaced(index) or self.plain(index) in "0123456789(-" or self.at_sigma(index):
            return True
        if any(self.declared(index, length) and self.may_end(index + length) for length in self.scope.lengths):
            return True
        run = self.stream[index:self.run_end(index)]
        return run in TRUTHS or run.lower() in FUNCTIONS

    def may_end(self, index: int) -> bool:
        """Whether a word may end before this place: a gap, a sign or a connective comes."""
        return not self.is_word(index) or self.spaced(index) or self.connective(index) > 0

    def cut(self, start: int) -> int:
        """Where the undeclared word here ends: at the run's end, or at a connective before something known."""
        end = self.run_end(start)
        if self.scope.nearest(self.stream[start:end], CLOSE):
            return end
        for index in range(start + 1, end):
            length = self.connective(index)
            if length and self.known_from(index + length):
                return index
        return end

    def with_bracket(self, end: int) -> int:
        """The end of the bracket group after a word and of the word that follows it; names may hold brackets."""
        if self.plain(end) != "(":
            return end
        close = self.closing(end)
        return self.run_end(close + 1) if close < len(self.glyphs) else end

    def closing(self, index: int) -> int:
        """The index of the bracket that closes the one here, or the length of the text."""
        depth = 0
        for at in range(index, len(self.glyphs)):
            depth += {"(": 1, ")": -1}.get(self.plain(at), 0)
            if depth == 0:
                return at
        return len(self.glyphs)


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")
