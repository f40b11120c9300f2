"""What an official document is set in (GB/T 9704): for each role the font that is asked for, and what may take its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

BOLD = 700
# Free fonts with all the characters of GB 18030, and what Linux has had for long.
_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "思源宋体 CN")
_SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "思源黑体 CN",
         "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback")
_SONG = ("SimSun", "宋体", "NSimSun", "新宋体", "STSong", "华文宋体", "Songti SC", "宋体-简", "FandolSong", "AR PL UMing CN")


@dataclass(frozen=True)
class Role:
    """A role of type in an official document.

    ``wanted`` is the font to name, ``own`` the families of that very style, ``instead`` what may stand in for them, best
    first; ``weight`` is the weight in which the latter look most like it.
    """

    name: str
    wanted: str
    own: tuple[str, ...]
    instead: tuple[str, ...] = ()
    weight: int = 400


TITLE, BODY, KAI, HEI, SONG, LATIN = "小标宋", "仿宋", "楷体", "黑体", "宋体", "西文"

ROLES: Mapping[str, Role] = MappingProxyType({role.name: role for role in (
    Role(TITLE, "方正小标宋简体", (
        "方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋_GBK", "FZXiaoBiaoSong-B05_GBK",
        "方正小标宋", "FZXBSJW--GB1-0", "小标宋体", "汉仪小标宋简"),
        ("STZhongsong", "华文中宋", *_SERIF, *_SONG), BOLD),
    Role(BODY, "仿宋_GB2312", (
        "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体", "FZFangSong-Z02S",
        "STFangsong", "华文仿宋", "FandolFang", "FandolFang R", "朱雀仿宋", "Zhuque Fangsong (technical preview)"),
        (*_SERIF, *_SONG)),
    Role(KAI, "楷体_GB2312", (
        "楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "FZKai-Z03S",
        "STKaiti", "华文楷体", "Kaiti SC", "楷体-简", "FandolKai", "AR PL UKai CN", "LXGW WenKai", "霞鹜文楷",
        "LXGW WenKai GB"),
        (*_SERIF, *_SONG)),
    Role(HEI, "黑体", (
        "SimHei", "黑体", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S", "STHeiti", "华文黑体", "Heiti SC", "黑体-简",
        "FandolHei", *_SANS),
        ("PingFang SC", "苹方-简", "Hiragino Sans GB", "Microsoft YaHei", "微软雅黑", "DengXian", "等线")),
    Role(SONG, "宋体", (*_SONG[:8], "方正书宋_GBK", "方正书宋简体", "FandolSong", "AR PL UMing CN", *_SERIF)),
    Role(LATIN, "Times New Roman", (
        "Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "Nimbus Roman No9 L", "FreeSerif"),
        ("Noto Serif", "DejaVu Serif", "Georgia", "Times")),
)})
