"""The face that each role is set in, of those that are installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .coverage import coverage
from .faces import REGULAR, Face
from .roles import LATIN, ROLES, Role

# Characters that every font for Chinese has; one with a few hundred signs for another purpose doesn't.
COMMON = "的一国预算绩效评价部门年度"


@dataclass(frozen=True)
class Choice:
    """What a role is set in; ``own`` where it is a font of that very style, not one that stands in for it."""

    role: Role
    face: Face
    own: bool


def choose_all(faces: Sequence[Face]) -> Mapping[str, Choice]:
    """The choice of every role that has one, by the role's name."""
    found = {name: choose(role, faces) for name, role in ROLES.items()}
    return {name: choice for name, choice in found.items() if choice is not None}


def choose(role: Role, faces: Sequence[Face]) -> Choice | None:
    """The first of the role's families that is installed, in the weight nearest to what it should look like.

    Where none is, any font with Chinese stands in (for letters and figures none need to: Chinese fonts have them). None
    where there is no such font either.
    """
    upright = [face for face in faces if not face.slanted]
    for names, weight, own in ((role.own, REGULAR, True), (role.instead, role.weight, False)):
        for name in names:
            family = [face for face in upright if _key(name) in map(_key, face.families)]
            usable = [face for face in _by_weight(family, weight) if role.name == LATIN or _is_chinese(face)]
            if usable:
                return Choice(role, usable[0], own)
    chinese = [] if role.name == LATIN else [face for face in other_faces(upright) if face.chinese]
    any_face = next(filter(_is_chinese, _by_weight(chinese, role.weight)), None)
    return Choice(role, any_face, False) if any_face else None


def other_faces(faces: Iterable[Face]) -> list[Face]:
    """Faces that may stand in for any other: those that say that they have Chinese first, upright and regular ones first."""
    return sorted(faces, key=lambda face: (not face.chinese, face.slanted, abs(face.weight - REGULAR)))


def _by_weight(faces: Iterable[Face], weight: int) -> list[Face]:
    return sorted(faces, key=lambda face: abs(face.weight - weight))


def _is_chinese(face: Face) -> bool:
    known = coverage(face)
    return all(char in known for char in COMMON)


def _key(name: str) -> str:
    return name.replace(" ", "").casefold()
