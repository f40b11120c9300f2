#!/usr/bin/env python3
"""Sets up this checkout in ``.venv`` when needed, then runs any ``biaochi`` command, or the project's own tests.

    python3 run.py demo            score the example and write its report
    python3 run.py score DATA      any biaochi command; so also:
    python3 run.py report DATA -o X.pdf    sets up what PDF needs first
    python3 run.py test RUBRIC     run the cases beside a rubric (``biaochi test``)
    python3 run.py test            with nothing behind it: run the project's own tests
    python3 run.py pytest -k name  run the project's own tests with arguments for pytest
    python3 run.py setup           only set up, with the developers' tools

Nothing but Python 3.11 or later is needed beforehand. This file alone must also start on an older Python, to say so.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
OLDEST = (3, 11)


def say(chinese, english):
    """A message on stderr, in both languages: nothing is installed yet that could choose one."""
    print("run.py: {}\n        {}".format(chinese, english), file=sys.stderr)


def venv_python():
    """The interpreter inside .venv, on Windows and elsewhere."""
    windows = os.path.join(VENV, "Scripts", "python.exe")
    return windows if os.name == "nt" else os.path.join(VENV, "bin", "python")


def newer_python():
    """Another Python on PATH that is new enough, or None."""
    names = ("python3.{}".format(minor) for minor in range(OLDEST[1], OLDEST[1] + 9))
    return next((found for found in map(shutil.which, names) if found), None)


def fingerprint():
    """Changes whenever .venv must be set up again: other dependencies, another place, another Python."""
    parts = [ROOT, sys.version]
    for name in ("pyproject.toml", "run.py"):
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            parts.append(file.read())
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def contained(extra):
    """The extras that are there once this one is set up; "" is the base."""
    return {"", extra} | ({"pdf"} if extra == "dev" else set())


def stamp_file(extra):
    """Where the fingerprint of a finished set-up is kept."""
    return os.path.join(VENV, "set-up-{}.txt".format(extra or "base"))


def is_ready(extra):
    """Whether .venv is set up as this checkout wants it."""
    try:
        with open(stamp_file(extra), encoding="utf-8") as file:
            return file.read() == fingerprint() and os.path.exists(venv_python())
    except OSError:
        return False


def make_venv():
    """A fresh .venv; gives back the command that installs into it, or None where that can't be done."""
    if importlib.util.find_spec("venv") is None:
        return None
    without_pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if subprocess.call([sys.executable, "-m", "venv", "--clear"] + without_pip + [VENV]):
        return None
    if not without_pip:
        return [venv_python(), "-m", "pip"]
    # Debian without python3-venv: the system's own pip, if there is one, can install into the new environment.
    pip = [sys.executable, "-m", "pip"]
    return pip + ["--python", venv_python()] if not subprocess.call(pip + ["--version"], stdout=subprocess.DEVNULL,
                                                                   stderr=subprocess.DEVNULL) else None


def set_up(extra):
    """Makes .venv and installs this checkout (editable) with the extra; gives back an exit status."""
    say("正在准备虚拟环境 .venv（只在第一次，或依赖变了以后）……",
        "Setting up the virtual environment .venv (first time only) ...")
    pip = make_venv()
    if pip is None:
        say("建不了虚拟环境：这个 Python 缺少 venv 或 ensurepip。Debian/Ubuntu 请先运行：sudo apt install python3-venv",
            "Can't make a virtual environment: this Python lacks venv or ensurepip. On Debian/Ubuntu first run: "
            "sudo apt install python3-venv")
        return 2
    target = ".[{}]".format(extra) if extra else "."
    status = subprocess.call(pip + ["install", "--quiet", "--disable-pip-version-check", "-e", target], cwd=ROOT)
    if status:
        say("安装失败（见上）。需要能访问 PyPI；在国内可设镜像，例如 PIP_INDEX_URL=https://pypi.tuna.tsinghua.edu.cn/simple",
            "The installation failed (see above). PyPI, or a mirror set by PIP_INDEX_URL, must be within reach.")
        return 2
    for name in contained(extra):
        with open(stamp_file(name), "w", encoding="utf-8") as file:
            file.write(fingerprint())
    return 0


def command_for(arguments):
    """What to run, the extra it needs, and the folder to run it in (None: where the person is)."""
    name, rest = arguments[0], arguments[1:]
    if name == "pytest" or arguments == ["test"]:
        return [venv_python(), "-m", "pytest"] + rest, "dev", ROOT
    if name == "setup":
        return [], "dev", None
    return [venv_python(), os.path.join(ROOT, "cli.py")] + arguments, "pdf" if wants_pdf(arguments) else "", None


def wants_pdf(arguments):
    """Whether a PDF is asked for: a file of that name to write, or the format by its name."""
    lower = [argument.lower() for argument in arguments]
    return any(word.endswith(".pdf") or word == "--format=pdf" for word in lower) or ("--format", "pdf") in zip(lower, lower[1:])


def main(arguments):
    """Sets up if need be, runs, and gives back the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.version_info < OLDEST:
        other = newer_python()
        if other:
            return subprocess.call([other, os.path.abspath(__file__)] + arguments)
        say("需要 Python 3.11 或更新的版本，现在是 {}。".format(sys.version.split()[0]),
            "Python 3.11 or later is needed; this is {}.".format(sys.version.split()[0]))
        return 2
    command, extra, folder = command_for(arguments or ["--help"])
    status = 0 if is_ready(extra) else set_up(extra)
    if status or not command:
        return status
    python = "py" if os.name == "nt" else "python3"
    program = "{} {}".format(python, sys.argv[0])  # as the person wrote it, from any folder or drive
    return subprocess.call(command, cwd=folder, env=dict(os.environ, BIAOCHI_COMMAND=program))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
