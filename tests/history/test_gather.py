"""Which versions there are, and which indicator is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.findings import FindingsError
from engine.history import Gathered, History, find_row, gather, history


def years(found: Gathered) -> list[int]:
    """The years of what was found, in order."""
    return sorted(version.rubric.year for version in found.versions)


def codes(error: pytest.ExceptionInfo[FindingsError]) -> list[str]:
    """The codes of what was raised."""
    return [item.code for item in error.value.findings]


def test_a_family(home: Path) -> None:
    assert years(gather("moxian")) == [2019, 2020, 2021, 2022]


def test_a_rubric_stands_for_its_chain(home: Path) -> None:
    assert years(gather("moxian/2022")) == [2021, 2022]
    assert years(gather("moxian/2020")) == [2020]
    assert years(gather(home / "rubrics" / "moxian" / "2022.yaml")) == [2021, 2022]


def test_more_files_are_added_once(home: Path) -> None:
    other = home / "mine.yaml"
    text = (home / "rubrics" / "moxian" / "2019.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("moxian/2019", "mine/2018").replace("year: 2019", "year: 2018"), encoding="utf-8")
    assert years(gather("moxian", [other, "moxian/2019", Path("rubrics/moxian/2019.yaml")])) == [2018, 2019, 2020, 2021, 2022]


def test_one_that_cannot_be_read_is_left_out_and_named(home: Path) -> None:
    path = home / "rubrics" / "moxian" / "2020.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 30", "points: 31"), encoding="utf-8")
    found = gather("moxian")
    assert years(found) == [2019, 2021, 2022]
    assert found.findings[-1].code == "B753" and found.findings[-1].params["name"] == str(path)
    assert all(item.severity == "error" for item in found.findings[:-1]) and len(found.findings) > 1


def test_one_that_is_no_yaml_is_left_out_and_named(home: Path) -> None:
    """It isn't even in the list of rubrics."""
    (home / "rubrics" / "moxian" / "2020.yaml").write_text("indicators: [", encoding="utf-8")
    found = gather("moxian")
    assert years(found) == [2019, 2021, 2022] and found.findings[-1].code == "B753"


def test_where_none_can_be_read(home: Path) -> None:
    folder = home / "rubrics" / "leer"
    folder.mkdir()
    (folder / "2020.yaml").write_text("indicators: [", encoding="utf-8")
    with pytest.raises(FindingsError) as error:
        gather("leer")
    assert codes(error) and all(not code.startswith("B7") for code in codes(error))


def test_an_unknown_family(home: Path) -> None:
    with pytest.raises(FindingsError) as error:
        gather("moxan")
    assert codes(error) == ["B751"] and "“moxian”" in error.value.findings[0].message
    with pytest.raises(FindingsError) as error:
        gather("甲")
    assert codes(error) == ["B750"] and "longhua、moxian" in error.value.findings[0].hint
    with pytest.raises(FindingsError) as error:
        gather("moxian/2001")
    assert codes(error) == ["B710"]


@pytest.mark.parametrize("asked", ["资产利用", "固定资产利用情况", "部门管理/资产利用", "部门管理 / 固定资产利用情况"])
def test_an_indicator_by_what_it_is_called_in_any_version(whole: History, asked: str) -> None:
    assert find_row(whole, asked).node.name == "固定资产利用情况"


def test_an_unknown_indicator(whole: History) -> None:
    with pytest.raises(FindingsError) as error:
        find_row(whole, "满意度")
    assert codes(error) == ["B755"] and "服务对象满意度、群众满意度" in error.value.findings[0].message
    with pytest.raises(FindingsError) as error:
        find_row(whole, "xyz")
    assert codes(error) == ["B754"]


def test_an_id_that_several_have(home: Path) -> None:
    """Names are given once in a version, ids needn't be; then only a path tells them apart."""
    path = home / "rubrics" / "moxian" / "2021.yaml"
    text = path.read_text(encoding="utf-8")
    for name in ("群众满意度", "公务卡使用"):
        text = text.replace(f"- name: {name}\n", f"- name: {name}\n    id: twice\n")
    path.write_text(text, encoding="utf-8")
    whole = history(gather("moxian").versions)
    with pytest.raises(FindingsError) as error:
        find_row(whole, "twice")
    assert codes(error) == ["B756"] and "部门管理/公务卡使用、部门绩效/服务对象满意度" in error.value.findings[0].message
    assert find_row(whole, "部门绩效/服务对象满意度").cells[3].points == 24


def test_the_newest_version_that_knows_a_name_decides(home: Path) -> None:
    """A name that one indicator had long ago and another has now is the other's."""
    path = home / "rubrics" / "moxian" / "2022.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("服务对象满意度", "资产利用"), encoding="utf-8")
    row = find_row(history(gather("moxian").versions), "资产利用")
    assert [cell.points for cell in row.cells] == [20, 20, 20, 24]
