"""Terminal columns: Chinese text lines up."""

from __future__ import annotations

import pytest

from engine.width import Box, cut, grid, pad, table, width, wrap


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("指标", 4), ("“三公”", 6), ("（）", 4), ("e\u0301", 1), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_pad_and_cut() -> None:
    assert pad("指标", 6) == "指标  "
    assert pad("5", 4, ">") == "   5"
    assert pad("指", 6, "^") == "  指  "
    assert pad("很长的", 2) == "很长的"
    assert cut("部门整体支出", 8) == "部门..."
    assert cut("部门", 4) == "部门"


def test_wrap() -> None:
    assert wrap("部门整体支出，绩效", 8) == ["部门整体", "支出，绩", "效"]
    assert wrap("支出，绩效", 5) == ["支", "出，绩", "效"] or all(width(line) <= 6 for line in wrap("支出，绩效", 5))
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("  政府采购执行", 8) == ["  政府采", "  购执行"]
    assert wrap("", 8) == [""]
    assert wrap("a\nb", 8) == ["a", "b"]
    assert wrap("x" * 10, 4) == ["xxxx", "xxxx", "xx"]


def test_no_line_is_wider_than_asked() -> None:
    text = "（1）按规定内容、时限、范围等各项要求进行公开的，得1.5分。abc defghijklmnop，90%≤x"
    for columns in range(6, 60):
        assert all(width(line) <= columns for line in wrap(text, columns))
        assert "".join(wrap(text, columns)).replace(" ", "") == text.replace(" ", "")


def test_marks_cling_to_what_they_belong_to() -> None:
    """No line ends in an opening mark or begins with a closing one."""
    text = "重点支出（含“三公”经费）按《办法》【附件】执行(已经公开)；超过的“扣分”，扣完为止。"
    for columns in range(12, 60):
        lines = wrap(text, columns)
        assert not [line for line in lines if line[-1] in "（“(《【" or line[0] in "，。；）”》】)"], columns


def test_table_lines_up() -> None:
    shown = table([["部门决策", "25.00"], ["  政府采购执行情况", "2"]], ["指标", "分值"], ["<", ">"])
    assert shown.split("\n") == [
        "指标                 分值",
        "------------------  -----",
        "部门决策            25.00",
        "  政府采购执行情况      2",
    ]


def test_table_wraps_what_is_too_long_and_survives_gbk() -> None:
    rows = [["很长的名称" * 6, "说明文字" * 20, "1"]]
    shown = table(rows, ["指标", "说明", "分值"], max_width=60)
    assert all(width(line) <= 60 for line in shown.split("\n"))
    shown.encode("gbk")
    assert table([], ["甲"]) == "甲\n--"


def test_a_number_keeps_its_unit() -> None:
    assert wrap("每发现一项扣4分", 14) == ["每发现一项扣", "4分"]
    assert wrap("共15年", 5) == ["共", "15年"]


def test_grid_has_cells_over_several_columns_and_keeps_numbers_whole() -> None:
    rows = [[Box("部门"), Box("得分", 2, "^")], [Box("区发展和改革局"), Box("1,234.50", 1, ">"), Box("9", 1, ">")],
            [Box("合计", 2), Box("9", 1, ">")]]
    assert grid(rows, 1, 100) == ["部门               得分", "--------------  --------  -", "区发展和改革局  1,234.50  9",
                                  "合计                      9"]
    assert grid(rows, 1, 21) == ["部门         得分", "--------  --------  -", "区发展和  1,234.50  9", "改革局",
                                 "合计                9"]
    assert grid(rows, 1, 16) is None


def test_grid_parts_tall_rows() -> None:
    assert grid([[Box("一二三四五六七八九")], [Box("甲")]], 0, 6) == ["一二三", "四五六", "七八九", "", "甲"]
