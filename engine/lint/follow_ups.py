"""One message for one cause: what is missing only because something else, which has been told, can't be read."""

from __future__ import annotations

import re
from typing import Sequence

from ..data.model import DepartmentData
from ..findings import Finding, Place
from ..scoring.scorecard import Scorecard

SECTIONS = ("inputs", "answers", "findings", "goals")
# What scoring says of rows of the KPI table; while one of them can't be read it may be wrong.
ROWS = ("B442", "B443", "B446", "B449")


def news(found: Sequence[Finding], told: Sequence[Finding], data: DepartmentData) -> list[Finding]:
    """Missing figures and answers without those whose section, table or row was told to be unreadable."""
    lost = lost_places(data, told)
    unread = {str(item.params["name"]) for item in told if item.code == "B319"}
    rows = {name for name in data.tables if not _rows_misnamed(name, found, told, data)}
    meant = {str(item.params["meant"]) for item in told if item.params.get("meant") and item.code in ("B302", "B313")}
    return [item for item in found if item.place not in lost and not _meant(item, meant)
            and not (item.code == "B301" and str(item.params["name"]) in unread)
            and not (item.code == "B309" and str(item.params["table"]) not in rows)]


def _meant(item: Finding, meant: set[str]) -> bool:
    """Whether what is missing stands there under a name with a slip in it; of an answer, any part of its path may."""
    path = str(item.params.get("name", ""))
    return bool(meant) and (path in meant or not meant.isdisjoint(path.split("/")) or any(
        path.endswith("/" + name) or path.startswith(name + "/") for name in meant))


def lost_places(data: DepartmentData, told: Sequence[Finding]) -> frozenset[Place]:
    """Where what is missing would be said of sections that can't be read, or that stand under a key nobody knows."""
    unread = {data.section_place(str(item.params.get("key"))) for item in told
              if item.code in ("B102", "B109") and item.params.get("key") in SECTIONS}
    strange = {Place(data.file, 1, 1) for item in told if item.code == "B107" and item.place in data.places.values()}
    return frozenset(unread | strange)


def _rows_misnamed(table: str, found: Sequence[Finding], told: Sequence[Finding], data: DepartmentData) -> bool:
    """Whether the fixed rows that a table lacks are rows that are there without their right name, or unreadable."""
    lacking = sum(item.code == "B309" and item.params["table"] == table for item in found)
    faulty = sum(item.code in ("B310", "B311", "B312") and item.params["table"] == table for item in told)
    lost = not data.tables[table] and any(item.params.get("key") == "rows" for item in told)
    return lost or lacking <= faulty


def scoring_news(card: Scorecard, found: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """What scoring says, without scores missed for what has been told: as missing (``found``), or as unreadable."""
    named = {str(item.params[key]) for item in found for key in ("name", "table") if key in item.params}
    named |= {f"{item.params['table']}/{item.params['key']}" for item in found if "key" in item.params}
    waiting = {node.name for node in card.nodes if node.score is None and not node.not_applicable}
    unread = any(item.code != "B100" for item in told)
    goals = _goals_unread(card.data, told)
    return [item for item in card.findings if not (item.code in ROWS and goals)
            and not (item.code == "B410" and (unread or _said(item, named, waiting)))]


def _goals_unread(data: DepartmentData, told: Sequence[Finding]) -> bool:
    """Whether something in the KPI table can't be read."""
    first = data.section_place("goals").line
    after = min((place.line for place in data.places.values() if place.line > first), default=None)
    return any(item.place is not None and item.place.line >= first and (after is None or item.place.line < after)
               for item in told) and "goals" in data.places


def _said(item: Finding, named: set[str], waiting: set[str]) -> bool:
    """Whether all that a leaf lacks has been named, or is another score that is missed itself.

    Only scoring comes to what an alternative that is picked by figures asks.
    """
    others = named | waiting - {str(item.params["name"])}
    return all(name in others or re.sub("（[^（）]*）$", "", name) in named
               for name in str(item.params["missing"]).split("、"))
