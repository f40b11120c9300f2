"""B16x–B17x: rubrics made of a base plus changes (``extends``), and named constants (``parameters``)."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B172", "error", "参数“{name}”不能取“{value}”。", "可以取的值（options）：{options}。"),
    ("B173", "warning", "参数“{name}”没有用到。", "请核对公式里的名称；不需要就删去这个参数。"),
    ("B174", "error", "参数“{name}”是 none，这里要一个数。", "none 只能用于修约；请给参数写一个数，或在这里直接写数。"),
)
