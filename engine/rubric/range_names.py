"""Parameters in the text of a range: ``不低于达标线``, ``中档线(含)-达标线``.

A parameter's value is read in its name's place, and its name stands again in what the range says of itself, so that an
extension that changes the parameter changes the cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Mapping

from ..exact import ends, percent, plain
from ..figures_text import PERCENT_WORDS, normal
from ..language import canonical
from ..language_choice import translate
from .model import Parameter
from .ranges import End, Range, read_range


@dataclass(frozen=True)
class NamedRange:
    """A range and the parameters that its text names; ``astray`` is one whose value isn't what the range makes of it
    (60 beside 90%), or that is no number."""

    span: Range | None
    used: tuple[Parameter, ...] = ()
    astray: Parameter | None = None


def read_named(text: str, parameters: Mapping[str, Parameter]) -> NamedRange:
    """The range in a text that may name parameters (by canonical name); without any as ``read_range`` reads it."""
    span = read_range(text)
    if span is not None or not parameters:
        return NamedRange(span)
    names = re.compile("|".join(re.escape(key) for key in sorted(parameters, key=len, reverse=True)))
    said = canonical(text)
    used = tuple(dict.fromkeys(parameters[name] for name in names.findall(said)))
    nothing = next((item for item in used if item.value is None), None)
    if not used or nothing is not None:
        return NamedRange(None, used, nothing)
    span = read_range(names.sub(lambda found: _digits(parameters[found[0]]), said))
    if span is None:
        return NamedRange(None, used)
    whole = names.sub(lambda found: translate("{name}（{value}）").format(
        name=parameters[found[0]].name, value=parameters[found[0]].shown), said)
    kept = {end.at for end in (span.low, span.high) if end is not None}
    astray = next((item for item in used if item.value not in kept), None)
    if astray is not None and len(kept) < 2:
        return NamedRange(None, used)
    return NamedRange(replace(span, text=whole, low=_named(span.low, used), high=_named(span.high, used)), used, astray)


def _digits(parameter: Parameter) -> str:
    """The value as a range writes it, with its unit."""
    value = parameter.value or Fraction(0)
    if normal(parameter.shown).endswith(PERCENT_WORDS) or parameter.unit == "%":
        return percent(value) if ends(value) else parameter.shown
    written = re.sub(r"^[-−－]?[\d.,]+", "", normal(parameter.shown)).replace(" ", "")
    return (plain(value) if ends(value) else parameter.shown) + written


def _named(end: End | None, used: tuple[Parameter, ...]) -> End | None:
    """The end under the name of the parameter that it comes from."""
    parameter = next((item for item in used if end is not None and item.value == end.at), None)
    return end if end is None or parameter is None else replace(end, text=parameter.name)
