"""What the docs show is run: rubrics lint clean, data are scored as the page says, templates are rendered."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from engine import render
from engine.compare import compare
from engine.data.load import load_department, load_departments, read_data
from engine.exact import plain
from engine.findings import FindingsError
from engine.lint.files import lint_paths
from engine.positions import load_yaml
from engine.report.context import full_context
from engine.report.environment import KEPT_FILTERS, ReportEnvironment
from engine.report.faults import Source
from engine.report.filters import FILTERS
from engine.report.names import Names
from engine.report.parse import DIRECTIVES
from engine.resources import data_folder
from engine.review import review
from engine.rubric.load import load_rubric, read_rubric
from engine.schema_check import check_schema
from engine.scoring.score import score, score_all
from engine.scoring.scorecard import Scorecard
from engine.versions import KINDS

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = {path.stem: path.read_text(encoding="utf-8")
         for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("README*.md"))]}
LANGUAGE, DATA, TEMPLATE = PAGES["rubric-language"], PAGES["填报数据"], PAGES["报告模板"]
BLOCKS = [pytest.param(block, id=f"{name}-{index}") for name, page in PAGES.items()
          for index, block in enumerate(BLOCK.findall(page))]
RUBRICS = {found[1]: block for page in PAGES.values() for block in BLOCK.findall(page)
           if (found := re.search(r"^id: (\S+)$", block, re.MULTILINE)) and block.startswith("schema: 1\n")}
RUBRIC_HEAD = ("schema: 1\nid: docs/2024\ntitle: 例\nyear: 2024\npoints: {points}\n"
               "rounding:\n  rate: 0.1%\n  score: 0.01\n  total: 0.01\n")
DATA_HEAD = "schema: 1\nrubric: docs/2024\ndepartment: 某某局\nyear: 2024\n"
TOTAL, LEAF = re.compile(r"合计得 \*\*([\d.]+)\*\* 分"), re.compile(r"“([^”]+)”得 \*\*([\d.]+)\*\* 分")


def sections() -> list[Any]:
    """Headings of the language page with an example: a piece of rubric, pieces of data (the first is the department's,
    others are scored together with it), what it scores."""
    parts = [(BLOCK.findall(part), part) for part in re.split(r"^#{2,3} ", LANGUAGE, flags=re.MULTILINE)]
    return [pytest.param(blocks[0], blocks[1:], part, id=part.split("\n")[0]) for blocks, part in parts
            if len(blocks) >= 2]


def whole(rubric: str) -> str:
    """A section's piece of rubric with the head that the page leaves out; a whole rubric as it is."""
    if rubric.startswith("schema: 1\n"):
        return rubric
    top = load_yaml(rubric, "rubric.yaml").plain()
    points = sum((node.get("weight", node.get("points", 0)) for node in top["indicators"]), Decimal(0))
    head = RUBRIC_HEAD.format(points=points)
    return (head.replace(f"points: {points}\n", "") if "points" in top else head) + rubric


def written(folder: Path, rubric: str, data: str) -> tuple[Path, Path]:
    """A rubric and data as a user would lay them out."""
    found = re.search(r"^id: (\S+)$", rubric, re.MULTILINE)
    assert found is not None
    rubric_file, data_file = folder / "rubrics" / f"{found[1]}.yaml", folder / "data.yaml"
    rubric_file.parent.mkdir(parents=True)
    rubric_file.write_text(rubric, encoding="utf-8")
    base = re.search(r"^extends: (\S+)$", rubric, re.MULTILINE)
    if base is not None and base[1] in RUBRICS:
        (folder / "rubrics" / f"{base[1]}.yaml").write_text(RUBRICS[base[1]], encoding="utf-8")
    data_file.write_text(data, encoding="utf-8")
    return rubric_file, data_file


def scored(folder: Path, rubric: str, data: str, peers: list[str] | None = None) -> Scorecard:
    """The scorecard; no file has any finding."""
    files = written(folder, rubric, data)
    ranked = "rank:" in rubric
    assert [item.message for item in lint_paths(files) if not (ranked and item.code == "B480")] == []
    used, own = load_department(files[1])
    others = [load_department(written(folder / str(number), rubric, peer)[1])[1]
              for number, peer in enumerate(peers or ())]
    return score(used, own, others)


def example(folder: Path) -> Scorecard:
    """The example that the three pages share."""
    return scored(folder, BLOCK.findall(LANGUAGE)[0], BLOCK.findall(DATA)[0])


def keys_of(schema: Any) -> set[str]:
    """Every key that a schema names, and every word that it lists."""
    if isinstance(schema, list):
        return set().union(*map(keys_of, schema))
    if not isinstance(schema, dict):
        return set()
    found = set(schema.get("properties") or ()) | {str(word) for word in schema.get("enum") or ()}
    return found.union(*map(keys_of, schema.values()))


def words_of(page: str) -> set[str]:
    """The words that stand in backquotes on a page outside its blocks."""
    prose = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    return {word for code in re.findall(r"`([^`\n]+)`", prose) for word in re.findall(r"\w+", code)}


@pytest.mark.parametrize("block", BLOCKS)
def test_block_loads(block: str, tmp_path: Path) -> None:
    """A whole rubric lints clean, data agree with the rubric that they name, a fragment is well-formed YAML."""
    file = tmp_path / "block.yaml"
    file.write_text(block, encoding="utf-8")
    top = load_yaml(block, str(file))
    if block in RUBRICS.values():
        assert [str(item.message) for item in read_rubric(written(tmp_path, block, "")[0])[1]] == []
    elif re.search("^department:", block, re.MULTILINE):
        assert [str(item.message) for item in check_schema(top, "data")] == []
        named = re.search(r"^rubric: (\S+)$", block, re.MULTILINE)
        assert named is not None
        if named[1] in RUBRICS:
            written(tmp_path, RUBRICS[named[1]], block)
        assert [str(item.message) for item in read_data(tmp_path / "block.yaml")[1]] == []


def test_the_project_form_scores_as_its_page_says(tmp_path: Path) -> None:
    """A department's own KPIs, then the same under a district's changes."""
    data, district, texts = BLOCK.findall(PAGES["随附的指标体系"])
    (tmp_path / "data.yaml").write_text(data, encoding="utf-8")
    card = score(*load_department(tmp_path / "data.yaml"))
    assert f"合计得 {plain(card.total or Fraction(0))} 分" in PAGES["随附的指标体系"] and card.findings == ()
    changed = load_rubric(written(tmp_path, district, data)[0])
    assert score(changed, load_department(tmp_path / "data.yaml", changed)[1]).node("预算执行率").score == 8
    (tmp_path / "data.yaml").write_text(data + texts, encoding="utf-8")
    report = render(score(*load_department(tmp_path / "data.yaml")))
    said = [line.split(": ", 1)[1] for line in texts.splitlines()[1:]]
    assert all(text in report for text in said) and len(said) == 5


def test_the_attribution_is_as_its_page_says(tmp_path: Path) -> None:
    """The example of 比较与归因: scores, change, and the effect of every edit in its table."""
    page = PAGES["比较与归因"]
    old, new, data = BLOCK.findall(page)
    files = [written(tmp_path / name, rubric, data) for name, rubric in (("old", old), ("new", new))]
    made = compare([files[0][1]], [rubric for rubric, _ in files]).attributions[0]
    said = f"得 8＋8＝**{made.before.card.total}** 分，今年得 9＋5＝**{made.after.card.total}** 分，变动 **{made.change}** 分"
    assert said in page
    rows = re.findall(r"^\| (\S+) (分值|档次) \| (-?[\d.]+) \|$", page, re.MULTILINE)
    assert {(effect.path[-1], KINDS[effect.kind]): effect.total for effect in made.effects} == {
        (name, kind): Fraction(amount) for name, kind, amount in rows}


@pytest.mark.parametrize("page,name", [(LANGUAGE, "rubric"), (DATA, "data")], ids=["rubric", "data"])
def test_every_key_is_documented(page: str, name: str) -> None:
    """No key or word of a schema is left out of its page."""
    schema = json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert sorted(keys_of(schema) - words_of(page)) == []


def test_the_shared_example_is_scored(tmp_path: Path) -> None:
    """The rubric and the data of the two reference pages belong together; the rubric is found by its id."""
    card = example(tmp_path)
    found = TOTAL.search(LANGUAGE)
    assert found is not None and card.total is not None
    assert plain(card.total) == found[1] == "6.62"


@pytest.mark.parametrize("rubric,data,section", sections())
def test_examples_score_as_the_page_says(rubric: str, data: list[str], section: str, tmp_path: Path) -> None:
    """Each method and rule of the language page, with the head that the page leaves out."""
    card = scored(tmp_path, whole(rubric), *_whole_data(data))
    total, leaves = TOTAL.search(section), LEAF.findall(section)
    scores = {node.name: "—" if node.score is None else plain(node.score) for node in card.nodes}
    assert total or leaves
    assert {name: scores[name] for name, _ in leaves} == dict(leaves)
    assert card.total is not None
    if total:
        assert plain(card.total) == total[1]
    graded = re.search(r"等次 \*\*(\S+)\*\*", section)
    assert card.grade == (graded[1] if graded else None)
    if "checks:" in rubric:
        assert {item.code for item in review(card).findings} <= {"B540"}
    if "report:" in rubric:
        text = render(card)
        assert [said for said in re.findall(r"“([^”]+)”", section.split("合计得")[1]) if said not in text] == []


def _whole_data(data: list[str]) -> tuple[str, list[str]]:
    """The department's data and those of others, with the head that the page leaves out."""
    first, *others = [text if text.startswith("schema: 1\n") else DATA_HEAD + text for text in data]
    return first, others


def test_every_method_has_an_example() -> None:
    """A new scoring method comes with its section."""
    from engine.rubric.methods import methods

    heads = {param.id.split()[0] for param in sections()}
    assert {*methods(), "parts", "choose"} - heads == set()


def test_the_contents_list_every_section() -> None:
    """The list at the top of the language page has every heading, in order, with a link that leads there."""
    heads = re.findall(r"^(#{2,3}) (.+)$", re.sub(r"^```.*?^```", "", LANGUAGE, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    links = re.findall(r"^( *)- \[([^]]+)\]\(#([^)]*)\)$", LANGUAGE.split("\n## ")[0], re.MULTILINE)
    assert [("  " * (len(level) - 2), head, re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-"))
            for level, head in heads] == links


def test_data_fragments_fit_the_schema() -> None:
    """Every fragment of the data page is a piece of a data file."""
    for block in BLOCK.findall(DATA)[1:]:
        top = load_yaml(DATA_HEAD + block, "data.yaml")
        assert [str(item.message) for item in check_schema(top, "data")] == []


def entries() -> list[Any]:
    """What the data page shows, entry by entry: its section of the file, its name, its text."""
    found = []
    for block in BLOCK.findall(DATA)[1:]:
        for part in re.findall(r"^(?:inputs|answers|findings|claimed|stated):\n(?:  .*\n)+", block, re.MULTILINE):
            head, body = part.split("\n", 1)
            found += [pytest.param(head, entry, id=head + entry.strip().split(":")[0])
                      for entry in re.split(r"^(?=  \S)(?!  -)", body, flags=re.MULTILINE) if entry]
    return found


@pytest.mark.parametrize("head,entry", entries())
def test_data_entries_are_read(head: str, entry: str, tmp_path: Path) -> None:
    """Each entry of the data page is read without a finding by an example rubric that asks for it."""
    rubrics = [BLOCK.findall(LANGUAGE)[0], *(whole(param.values[0]) for param in sections())]
    tried = []
    for number, rubric in enumerate(rubrics):
        folder, (identity, year) = tmp_path / str(number), re.findall(r"^(?:id|year): (\S+)$", rubric, re.MULTILINE)[:2]
        data = DATA_HEAD.replace("docs/2024", identity).replace("year: 2024", f"year: {year}") + f"{head}\n{entry}"
        tried.append([str(item.message) for item in read_data(written(folder, rubric, data)[1])[1]])
    assert [] in tried, sorted(map(str, tried))[:3]


def test_the_table_of_departments_is_scored_as_the_page_says(tmp_path: Path) -> None:
    """The table of the data page, with the totals that the page tells of its departments; it says what the first data
    file of the page says."""
    section = DATA.split("## 一张表填很多部门")[1]
    written(tmp_path, BLOCK.findall(LANGUAGE)[0], BLOCK.findall(DATA)[0])
    table = tmp_path / "表.csv"
    table.write_text(re.findall(r"^```csv\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[0], encoding="utf-8")
    assert [item.code for item in lint_paths([table])] == []
    loaded = load_departments(table)
    cards = score_all(loaded[0][0], [data for _, data in loaded])
    told = re.findall(r"(某某局|另一局)得 ([\d.]+) 分", section)
    assert [(card.data.department, plain(card.total or Fraction(0))) for card in cards] == told
    assert plain(score(*load_department(tmp_path / "data.yaml")).total or Fraction(0)) == told[0][1]


def test_goals_are_read_as_the_page_says(tmp_path: Path) -> None:
    """The goals of the data page: what is said of each in its note is what the program finds."""
    block = next(block for block in BLOCK.findall(DATA) if block.startswith("goals:"))
    files = written(tmp_path, BLOCK.findall(LANGUAGE)[0], BLOCK.findall(DATA)[0] + block)
    data = load_department(files[1])[1]
    said = re.findall(r"note: (\S+)", block)
    assert [{True: "达成", False: "没有达成", None: "不判断"}[goal.met] for goal in data.goals] == said


def test_the_template_is_rendered(tmp_path: Path) -> None:
    """The template page's own template, with what it says the report holds."""
    card = example(tmp_path)
    sources = re.findall(r"^```jinja\n(.*?)^```", TEMPLATE, re.MULTILINE | re.DOTALL)
    shown = re.findall(r"^```text\n(.*?)^```", TEMPLATE, re.MULTILINE | re.DOTALL)
    assert sources and len(sources) == len(shown)
    for number, (source, expected) in enumerate(zip(sources, shown, strict=True)):
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.md.j2").write_text(source, encoding="utf-8")
        text = render(card, "md", f"{number}.md.j2")
        assert [line for line in expected.splitlines() if line and line not in text] == [], text
        assert render(card, "html", f"{number}.md.j2")


def test_filters_do_what_the_page_says() -> None:
    """Every filter has one example, and the example is true."""
    examples = re.findall(r"^- `(\S+)`：.*?`(\{\{.*?\}\})` 得 `([^`]*)`", TEMPLATE, re.MULTILINE)
    assert {name for name, _, _ in examples} >= set(FILTERS)
    environment = ReportEnvironment([])
    for name, source, expected in examples:
        assert (name, str(environment.write_text(Source("例", source.strip()), {}))) == (name, expected)


def test_variables_filters_and_marks_are_documented() -> None:
    """The names that a template can use, at every depth, stand on the page."""
    card = score(*load_department(ROOT / "examples" / "longhua-2021" / "data.yaml"))
    context = full_context(card, lambda text, *_: Markup(text))
    own = {"图", "量", "幅度", "数", "有", "单位", "公式", "算式", "表", "文", "指标", "要点"}
    names = set(context) | set(DIRECTIVES) | {*KEPT_FILTERS} - {"d"}

    def gather(value: Any) -> None:
        if isinstance(value, list):
            for item in value[:60]:
                gather(item)
        elif isinstance(value, Names):
            names.update(value.known_names())
            for key in value.known_names():
                if key not in own:
                    gather(value[key])

    for key, value in context.items():
        if key not in own:
            gather(value)
    assert sorted(names - words_of(TEMPLATE)) == []


def test_missing_figures_are_as_the_page_says(tmp_path: Path) -> None:
    """A gap is visible in text; a condition on a missing figure stops the report."""
    data = BLOCK.findall(DATA)[0].replace("value: 1,000.00", "value:")
    files = written(tmp_path, BLOCK.findall(LANGUAGE)[0], data)
    card = score(*load_department(files[1]))
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.md.j2").write_text("{{ 图.实际采购金额 }}{{ 得分 }}", encoding="utf-8")
    (folder / "b.md.j2").write_text("{% if 数.实际采购金额 > 1 %}多{% endif %}", encoding="utf-8")
    (folder / "c.md.j2").write_text("{{ 文.没有这个键 }}", encoding="utf-8")
    (folder / "d.md.j2").write_text("甲{{ 文.get('没有这个键') }}乙", encoding="utf-8")
    assert "【缺 实际采购金额】【缺】" in render(card, "md", "a.md.j2")
    assert "甲乙" in render(card, "md", "d.md.j2")
    for name, code in (("b", "B608"), ("c", "B603")):
        with pytest.raises(FindingsError) as caught:
            render(card, "md", f"{name}.md.j2")
        assert [item.code for item in caught.value.findings] == [code]
