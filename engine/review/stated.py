"""Published figures against computed ones."""

from __future__ import annotations

from fractions import Fraction

from ..data.model import Entry
from ..exact import round_to
from ..figures_text import decimals_of
from ..findings import Finding, finding
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.meaning import suggestion
from ..scoring.figure_text import NOTHING, digits, figure_text
from ..scoring.figures import Figures, row_key
from ..scoring.scorecard import Figure, Scorecard
from ..units import unit_of
from .model import StatedLine


def review_stated(scorecard: Scorecard, figures: Figures) -> tuple[tuple[StatedLine, ...], tuple[Finding, ...]]:
    """Every published figure beside the computed one; a finding where they differ at the published digits."""
    lines, findings = [], []
    known = _known(scorecard, figures)
    by_name = {canonical(name): figure for name, figure in known.items()}
    for name, entry in scorecard.data.stated.items():
        figure = by_name.get(canonical(name))
        if figure is None:
            findings.append(finding("B521", entry.place, name=name, suggestion=suggestion(name, list(known))))
            continue
        line, problem = _stated(name, entry, figure, scorecard)
        lines.append(line)
        findings += [problem] if problem is not None else []
    return tuple(lines), tuple(findings)


def _known(scorecard: Scorecard, figures: Figures) -> dict[str, Figure]:
    """Every name that may be stated: values, inputs, and cells of tables (一季度执行率)."""
    rubric = scorecard.rubric
    known = {name: figures.get(name) for name in (*rubric.values, *rubric.inputs)}
    for table in rubric.tables.values():
        for row in figures.rows(table.name):
            known.update({f"{row_key(table, row)}{column}": row[column] for column in (*table.columns, *table.values)
                          if column != table.key})
    return known


def _stated(name: str, entry: Entry, figure: Figure, scorecard: Scorecard) -> tuple[StatedLine, Finding | None]:
    if not isinstance(figure.exact, Fraction) or not isinstance(entry.value, Fraction):
        reason = translate("缺少{names}").format(names="、".join(figure.missing)) if figure.missing else (
            translate("除数为零") if figure.zero else translate("不是数"))
        line = StatedLine(name, entry.text, NOTHING, None, None, entry.place)
        hint = translate("请先核对作为除数的数。") if figure.zero else translate("补上所缺数据后才能复算。")
        return line, finding("B522", entry.place, name=name, stated=entry.text or NOTHING, reason=reason, hint=hint)
    percent = figure.unit == "%"
    said = entry.value / 100 if percent and name not in scorecard.rubric.values and not entry.unit and (
        not _has_percent(entry.text)) else entry.value
    places = decimals_of(entry.text)
    written = entry.unit or figure.unit
    step = Fraction(1, 10**places) / (100 if written == "%" else 1) * unit_of(written).factor_to(unit_of(figure.unit))
    computed = round_to(figure.exact, step, _mode(name, scorecard))
    shown, stated = (figure_text(value, figure.unit, None if entry.unit else places) for value in (computed, said))
    line = StatedLine(name, stated, shown, figure.exact, computed == said, entry.place)
    if computed == said:
        return line, None
    return line, finding("B520", entry.place, name=name, stated=stated, computed=shown, basis=_basis(figure))


def _has_percent(text: str) -> bool:
    return "%" in text or "％" in text


def _mode(name: str, scorecard: Scorecard) -> str:
    value = scorecard.rubric.values.get(name)
    return value.rounding.mode if value is not None else "half_up"


def _basis(figure: Figure) -> str:
    """The substituted formula and its exact result."""
    step = next((item for item in figure.steps if item.kind == "value"), None)
    exact = figure_text(figure.exact, figure.unit)
    if figure.unit == "" and isinstance(figure.exact, Fraction):
        exact = digits(figure.exact)
    return f"{step.substituted} ＝ {exact}" if step is not None and step.substituted else exact
