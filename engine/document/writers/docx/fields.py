"""Fields: what Word counts itself, with the result that is shown until it does."""

from __future__ import annotations

from ...model import Number
from .text import run
from .xml import Element, w, words


def field(instruction: str, *result: Element) -> list[Element]:
    """The runs of a field with its result."""
    return [*opening(instruction), *result, closing()]


def opening(instruction: str) -> list[Element]:
    """The runs up to the result of a field."""
    return [w("r", w("fldChar", fldCharType="begin")), w("r", words(f" {instruction} ", "instrText")),
            w("r", w("fldChar", fldCharType="separate"))]


def closing() -> Element:
    """The run that ends a field."""
    return w("r", w("fldChar", fldCharType="end"))


def numbered(number: Number) -> list[Element]:
    """表 1-2 as runs: what comes before the last number as text, that as a sequence of its chapter, which counts itself."""
    whole, place = str(number), str(number.place)
    sequence = f"{number.word}_{number.chapter}" if number.chapter else number.word
    return [run(whole[:len(whole) - len(place)]), *field(f"SEQ {sequence} \\* ARABIC", run(place))]
