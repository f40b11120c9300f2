"""Names that hold quotes, put into quotes."""

from __future__ import annotations

from engine.language_choice import translate, within_quotes


def test_quotes_within_quotes_are_single() -> None:
    assert translate("“{name}”涉及：{names}").format(name="“三公经费”变动率", names="“三公经费”控制率") == (
        "“‘三公经费’变动率”涉及：“三公经费”控制率")


def test_quotes_that_do_not_match_stay() -> None:
    assert within_quotes("““甲”") == "““甲”" and within_quotes("”甲“") == "”甲“"
