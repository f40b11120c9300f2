"""Where fonts lie, on each system, and all faces that are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .faces import Face, faces_in

# Folders with more fonts, to be used before those of the system; apart from each other like those of PATH.
BIAOCHI_FONTS = "BIAOCHI_FONTS"
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
FONTCONFIG = "fc-list"


def own_folders(environment: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """The folders that BIAOCHI_FONTS names, whether they exist or not."""
    named = (os.environ if environment is None else environment).get(BIAOCHI_FONTS, "")
    return tuple(Path(part).expanduser() for part in named.split(os.pathsep) if part.strip())


def system_folders(platform: str, environment: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """The folders in which a system (a value of ``sys.platform``) keeps fonts, those of the user too."""
    if platform == "win32":
        windows = Path(environment.get("WINDIR") or environment.get("SystemRoot") or r"C:\Windows")
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if platform == "darwin":
        # Fonts that macOS fetches when they are first used lie among its assets.
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts",
                *sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*")))
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"


def installed_faces() -> tuple[Face, ...]:
    """Every face of every font installed here: those of BIAOCHI_FONTS first, then in the order of their files."""
    return tuple(face for path in font_files() for face in faces_in(path))


def font_files() -> tuple[Path, ...]:
    """The font files of this computer, each once."""
    listed = () if sys.platform in ("win32", "darwin") else listed_by_fontconfig()
    folders = system_folders(sys.platform, os.environ, _home())
    return tuple(dict.fromkeys((*files_below(own_folders()), *(listed or files_below(folders)))))


def files_below(folders: Iterable[Path]) -> Iterator[Path]:
    """The font files in some folders and those below them, in order; what can't be read is passed over."""
    for folder in folders:
        for base, below, names in os.walk(folder, followlinks=True):
            # Links may lead round in a loop: deeper than this nobody keeps fonts.
            below[:] = sorted(below) if len(Path(base).parts) - len(folder.parts) < 8 else []
            yield from (Path(base, name) for name in sorted(names) if name.lower().endswith(SUFFIXES))


def listed_by_fontconfig() -> tuple[Path, ...]:
    """The font files that fontconfig knows, which may lie anywhere; none where it isn't installed or doesn't answer."""
    program = shutil.which(FONTCONFIG)
    if program is None:
        return ()
    try:
        said = subprocess.run([program, "--format", "%{file}\n"], capture_output=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    files = (Path(os.fsdecode(line)) for line in sorted(set(said.splitlines())))
    return tuple(file for file in files if file.name.lower().endswith(SUFFIXES))


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path()
