"""Properties of the merge on random trees: what is taken away and put back is as before, and order doesn't matter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.findings import has_errors
from engine.positions import MapNode, load_yaml
from engine.rubric.extends.merge import merge
from engine.rubric.yaml_text import yaml_text

Tree = list[dict[str, Any]]
HEAD = "schema: 1\nid: t/2024\ntitle: 试验\nyear: 2024\npoints: 100\nsource: '07'\n"


def leaf(name: str) -> dict[str, Any]:
    return {"name": name, "points": "1.50", "judged": "酌情给分: 有\n两行 # 也行\n"}


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Blocks of leaves, every name once."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    count, found = 0, []
    for number, size in enumerate(sizes):
        leaves = [leaf(f"末级{count + index}") for index in range(size)]
        count += size
        found.append({"name": f"块{number}", "points": "10", "indicators": leaves})
    return found


def written(key: str, items: Tree) -> str:
    """Items as people write them: numbers plain, text quoted where it must be."""
    return f"{key}:\n" + "".join(_item(item, 0) for item in items)


def _item(item: dict[str, Any], depth: int) -> str:
    lines, pad = [], "  " * depth
    for key, value in item.items():
        if isinstance(value, list):
            lines.append(f"{key}:\n" + "".join(_item(inner, depth + 1) for inner in value))
        elif isinstance(value, dict):
            lines.append(f"{key}:\n" + "".join(f"{pad}    {name}: {inner}\n" for name, inner in value.items()))
        elif "\n" in value:
            lines.append(f"{key}: |\n" + "".join(f"{pad}    {line}\n" for line in value.splitlines()))
        else:
            lines.append(f"{key}: {value}\n")
    return pad + "- " + (pad + "  ").join(lines)


def base_of(tree: Tree) -> MapNode:
    return load_yaml(HEAD + written("indicators", tree), "base.yaml")


def merged(base: MapNode, changes: Tree) -> MapNode:
    """The base with changes; none of them is refused."""
    child = load_yaml("schema: 1\nid: t/2024\nextends: base.yaml\n" + (written("changes", changes) if changes else ""), "x.yaml")
    made = merge(base, child)
    assert not has_errors(made.findings), [str(item.message) for item in made.findings]
    return made.top


@settings(max_examples=60)
@given(trees())
def test_no_changes_change_nothing(tree: Tree) -> None:
    base = base_of(tree)
    same = merged(base, [])
    assert same.plain() == base.plain()
    assert same.entries[2:] == base.entries[2:], "the places are the base's, but for schema and id"


@settings(max_examples=60)
@given(trees(), st.data())
def test_removed_and_added_again_is_as_before(tree: Tree, data: st.DataObject) -> None:
    """In two files, and in one; a block too, with all that it holds."""
    base = base_of(tree)
    row = data.draw(st.sampled_from([tree, *(block["indicators"] for block in tree)]))
    at = data.draw(st.integers(0, len(row) - 1))
    name = row[at]["name"]
    above = {} if row is tree else {"under": next(block["name"] for block in tree if block["indicators"] is row)}
    seat = {"after": row[at - 1]["name"]} if at else {"before": row[1]["name"]} if len(row) > 1 else above
    again = {"add": name, **seat, **{key: value for key, value in row[at].items() if key != "name"}}
    assert merged(merged(base, [{"remove": name}]), [again]).plain() == base.plain()
    assert merged(base, [again, {"remove": name}]).plain() == base.plain()


@settings(max_examples=60)
@given(trees(), st.data())
def test_the_order_of_changes_does_not_matter(tree: Tree, data: st.DataObject) -> None:
    """Each leaf gets one change; however they are shuffled, the rubric is the same."""
    kinds = {
        "change": lambda name: {"change": name, "points": "2"},
        "remove": lambda name: {"remove": name},
        "rename": lambda name: {"rename": name, "to": f"新{name}"},
        "replace": lambda name: {"replace": name, "points": "3", "judged": "评判"},
        "reweight": lambda name: {"reweight": {name: "4"}},
        "add": lambda name: {"add": f"加{name}", "after": name, "points": "1", "judged": "评判"},
    }
    names = [item["name"] for block in tree for item in block["indicators"]]
    changes = [kinds[data.draw(st.sampled_from(sorted(kinds)))](name) for name in names]
    base = base_of(tree)
    shuffled = data.draw(st.permutations(changes))
    assert merged(base, shuffled).plain() == merged(base, changes).plain()


@settings(max_examples=60)
@given(trees())
def test_a_move_there_and_back_is_as_before(tree: Tree) -> None:
    """The last leaf of the last block goes to the first level and back."""
    base, block = base_of(tree), tree[-1]
    name = block["indicators"][-1]["name"]
    there = merged(base, [{"move": name, "before": tree[0]["name"]}])
    assert there.plain() != base.plain()
    assert merged(there, [{"move": name, "under": block["name"]}]).plain() == base.plain()


@settings(max_examples=60)
@given(trees())
def test_what_is_printed_reads_back_the_same(tree: Tree) -> None:
    """Numbers keep their digits, quoted text stays text, literal blocks stay literal."""
    base = base_of(tree)
    text = yaml_text(base)
    assert text == HEAD + written("indicators", tree)
    assert load_yaml(text, "base.yaml").plain() == base.plain()
