"""Units: the table is exact and consistent; products, quotients and their words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.unit_words import WORDS
from engine.units import ONE, Unit, known_unit, unit_of

CONVERTED = [
    ("亿元", "万元", "10000"), ("千元", "元", "1000"), ("百万元", "万元", "100"), ("元", "千万元", "1/10000000"),
    ("亩", "平方米", "2000/3"), ("公顷", "亩", "15"), ("平方公里", "公顷", "100"), ("㎡", "平方米", "1"), ("万平方米", "公顷", "1"),
    ("公里", "米", "1000"), ("千米", "公里", "1"), ("吨", "公斤", "1000"), ("斤", "千克", "1/2"), ("周", "天", "7"),
    ("小时", "天", "1/24"), ("年", "个月", "12"), ("季度", "月", "3"), ("‰", "%", "1/1000"), ("个百分点", "%", "1/100"),
    ("倍", "%", "1"), ("成", "%", "1/10"), ("万人", "人", "10000"), ("名", "人", "1"), ("件", "宗", "1"), ("万户", "户", "10000"),
    ("万人次", "人次", "10000"), ("万元/人", "元/人", "10000"), ("万元/万人", "元/人", "1"), ("元/平方米", "元/亩", "2000/3"),
    ("万床", "床", "10000"), ("度", "千瓦时", "1"), ("个工作日", "工作日", "1"),
]
APART = [
    ("万元", "人"), ("人", "人次"), ("天", "工作日"), ("天", "月"), ("月", "天"), ("年", "天"), ("户", "人"), ("家", "个"), ("辆", "台"),
    ("分", "%"), ("分", "个"), ("元", "美元"), ("米", "平方米"), ("元/人", "元"), ("元/人", "人/元"), ("床", "床位"), ("课时", "小时"),
]


@pytest.mark.parametrize(("one", "other", "factor"), CONVERTED)
def test_what_measures_the_same_converts_exactly(one: str, other: str, factor: str) -> None:
    assert unit_of(one).factor_to(unit_of(other)) == Fraction(factor)
    assert unit_of(other).factor_to(unit_of(one)) == 1 / Fraction(factor)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_measures_something_else_does_not_convert(one: str, other: str) -> None:
    assert not unit_of(one).like(unit_of(other))
    with pytest.raises(ValueError, match="is not"):
        unit_of(one).factor_to(unit_of(other))


@pytest.mark.parametrize(("one", "sign", "other", "words"), [
    ("万元", "÷", "人", "万元/人"), ("万元/人", "×", "人", "万元"), ("元/件", "×", "宗", "元"), ("米", "×", "米", "平方米"),
    ("平方米", "÷", "米", "米"), ("%", "×", "万元", "万元"), ("万元", "÷", "%", "万元"), ("人", "÷", "人", ""), ("元/亩", "×", "亩", "元"),
    ("件", "÷", "天", "件/天"), ("万元", "×", "件", "万元·件"), ("吨", "÷", "万元", "吨/万元"), ("元/人", "×", "月", "元·月/人"),
    ("", "÷", "人", "1/人"), ("1/人", "×", "元", "元/人"), ("件", "×", "", "件"), ("平方公里", "÷", "平方公里", ""),
])
def test_products_and_quotients_have_the_words_that_people_use(one: str, sign: str, other: str, words: str) -> None:
    left, right = unit_of(one), unit_of(other)
    assert (left.over(right) if sign == "÷" else left.times(right)).words == words


def test_a_unit_that_nobody_has_a_word_for_is_said_in_its_base() -> None:
    made = unit_of("元/亩").times(unit_of("公顷"))
    assert (made.dimension, made.scale) == ((("元", 1),), 15)
    assert made.nameable() == unit_of("元")


@pytest.mark.parametrize(("text", "known"), [
    ("万元", True), ("元/人", True), ("㎡", True), ("个工作日", True), ("万亩", True), ("个百分点", True), ("床位", False), ("万床位", False),
    ("元/床位", False), ("千分", False), ("百分", False), ("万", False), ("", False), ("1", False), ("块", False), ("项目", False),
])
def test_known_units(text: str, known: bool) -> None:
    assert known_unit(text) is known


def test_a_score_takes_no_prefix() -> None:
    assert unit_of("万分").dimension == (("万分", 1),)
    assert unit_of("分").is_score and not unit_of("分").is_count and unit_of("床位").is_count


UNITS = st.sampled_from([*WORDS, "", "元/人", "万元/亩", "件·天", "床位", "万床位"]).map(unit_of)


@given(UNITS, UNITS)
def test_dividing_undoes_multiplying(left: Unit, right: Unit) -> None:
    assert left.times(right).over(right) == left
    assert left.over(right).times(right) == left
    assert left.times(right) == right.times(left)
    assert left.over(left) == ONE


@given(UNITS, UNITS)
def test_words_say_exactly_what_they_stand_for(left: Unit, right: Unit) -> None:
    for made in (left.times(right), left.over(right)):
        named = made.nameable()
        assert named.like(made) and unit_of(named.text) == named
        assert not made.text or unit_of(made.text) == made
        made.words.encode("gbk")
