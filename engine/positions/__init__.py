"""YAML with the place of every key and value: read exactly, refused with a reason, never guessed at."""

from __future__ import annotations

from .load import load_yaml, read_file
from .nodes import Entry, MapNode, Node, ScalarNode, SeqNode

__all__ = ["Entry", "MapNode", "Node", "ScalarNode", "SeqNode", "load_yaml", "read_file"]
