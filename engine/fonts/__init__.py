"""Fonts of this computer: where they lie, which families they are, which of them an official document uses."""

from .choose import Choice, choose, choose_all, other_faces
from .coverage import Coverage, coverage
from .faces import Face, faces_in
from .installed import BIAOCHI_FONTS, installed_faces, own_folders
from .roles import LATIN, ROLES, Role

__all__ = ["BIAOCHI_FONTS", "LATIN", "ROLES", "Choice", "Coverage", "Face", "Role", "choose", "choose_all", "coverage",
           "faces_in", "installed_faces", "other_faces", "own_folders"]
