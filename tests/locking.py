"""What requirements.txt installs, where, and what each of those packages asks for.

    python tests/locking.py     # asks the package index; `make lock` runs it

fails where a package has no wheel for one of the places, and writes locked.json, so that the tests need no network.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.txt"
TOLD = Path(__file__).with_name("locked.json")
MINORS = ("3.11", "3.12", "3.13", "3.14")
Told = dict[str, Any]  # the Pythons that a package is for, and what it needs
#: Of each system, as uv names it: what markers and wheels call it.
SYSTEMS = {
    "linux": ("linux", "posix", "Linux", "manylinux_2_28_x86_64"),
    "macos": ("darwin", "posix", "Darwin", "macosx_11_0_arm64"),
    "windows": ("win32", "nt", "Windows", "win_amd64"),
}
FROM_SOURCE = ("snownlp",)  # has no wheel, and needs no compiler


def environment(python: str, system: str) -> dict[str, str]:
    """What markers are asked of a CPython, as 3.11.2, on a system."""
    sys_platform, os_name, platform_system, _ = SYSTEMS[system]
    return {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "implementation_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": sys_platform,
        "os_name": os_name,
        "platform_system": platform_system,
        "platform_machine": "AMD64" if system == "windows" else "x86_64",
        "extra": "",
    }


@cache
def lines() -> tuple[Requirement, ...]:
    """Each pin of the lock, with its marker; hashes left out."""
    text = LOCK.read_text("utf-8").replace("\\\n", " ")
    pins = [line.partition("--hash")[0] for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(map(Requirement, pins))


def chosen(python: str, system: str) -> list[Requirement]:
    """The pins that hold there."""
    here = environment(python, system)
    return [pin for pin in lines() if not pin.marker or pin.marker.evaluate(here)]


def name(pin: Requirement) -> str:
    """As in `numpy==2.4.6`: what locked.json calls it."""
    return f"{canonicalize_name(pin.name)}{pin.specifier}"


def _installable(minor: str, system: str, folder: str) -> None:
    """Resolve the lock for a Python on a system as an installer there would, from wheels alone."""
    options = ["--dry-run", "--quiet", "--require-hashes", "--only-binary=:all:", f"--target={folder}"]
    options += [f"--no-binary={name}" for name in FROM_SOURCE]
    where = [f"--python-version={minor}.0", f"--python-platform={system}"]
    subprocess.run([sys.executable, "-m", "uv", "pip", "install", *options, *where, "-r", str(LOCK)], check=True)


def _told(minor: str, pins: list[str], folder: str) -> dict[str, Told]:
    """What the packages say of themselves, by name: the Pythons that they are for, and what they ask for."""
    if not pins:
        return {}
    options = ["--quiet", "--dry-run", "--ignore-installed", "--ignore-requires-python", "--no-deps"]
    where = [f"--platform={wheel}" for *_, wheel in SYSTEMS.values()] + ["--platform=any", f"--python-version={minor}"]
    report = Path(folder) / "report.json"
    asked = [*options, *where, f"--target={folder}", f"--report={report}", *pins]
    subprocess.run([sys.executable, "-m", "pip", "install", *asked], check=True)
    each = [found["metadata"] for found in json.loads(report.read_text("utf-8"))["install"]]
    return {f"{canonicalize_name(one['name'])}=={one['version']}": _asks(one) for one in each}


def _asks(metadata: dict[str, Any]) -> Told:
    return {"python": metadata.get("requires_python", ""), "needs": metadata.get("requires_dist", [])}


def _wanted(told: dict[str, Told]) -> dict[str, Told]:
    """The same without what is asked for under an extra that no package needs for its own running."""
    needs = [need for one in told.values() for need in one["needs"] if "extra ==" not in need]
    extras = {extra for need in needs for extra in Requirement(need).extras}
    unwanted = re.compile(rf"extra == .(?!(?:{'|'.join(sorted(extras))})\b)")
    return {
        name: {**one, "needs": [need for need in one["needs"] if not unwanted.search(need)]}
        for name, one in sorted(told.items())
    }


def main() -> None:
    """Try the lock everywhere, then write down what its packages ask for."""
    told: dict[str, Told] = {}
    with tempfile.TemporaryDirectory() as folder:
        for minor, system in product(MINORS, SYSTEMS):
            _installable(minor, system, folder)
            pins = [name(pin) for pin in chosen(f"{minor}.0", system)]
            told |= _told(minor, [pin for pin in pins if pin not in told], folder)
    rows = [f"{json.dumps(name)}: {json.dumps(one)}" for name, one in _wanted(told).items()]
    TOLD.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
