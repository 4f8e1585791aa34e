"""requirements.txt holds for every Python and system that pyproject.toml names: shown by resolution alone."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import product

import locking
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((locking.ROOT / "pyproject.toml").read_text("utf-8"))
TOLD = json.loads(locking.TOLD.read_text("utf-8"))
PYTHONS = [f"{minor}.{micro}" for minor, micro in product(locking.MINORS, (0, 2, 5, 20))]
ASKED = [
    *PROJECT["project"]["dependencies"],
    *(each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra),
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]
REMAKE = "run `make lock`, and commit requirements.txt and tests/locked.json"


def lacking(asked: list[str], pinned: dict[str, str], told: dict, python: str, system: str) -> set[str]:
    """What is asked for there, by the project or by what it installs, and is not pinned as asked."""
    open_, seen, lacks = [*map(Requirement, asked)], set(), set()
    while open_:
        need = open_.pop()
        name, extras = canonicalize_name(need.name), frozenset(need.extras)
        if not need.specifier.contains(pinned.get(name, "0"), prereleases=True) or name not in pinned:
            lacks.add(f"{need} on Python {python}, {system}")
        elif (name, extras) not in seen:
            seen.add((name, extras))
            needs = map(Requirement, told[f"{name}=={pinned[name]}"]["needs"])
            open_ += [one for one in needs if _holds(one, extras, python, system)]
    return lacks


def _holds(need: Requirement, extras: frozenset[str], python: str, system: str) -> bool:
    here = locking.environment(python, system)
    return not need.marker or any(need.marker.evaluate({**here, "extra": extra}) for extra in (*extras, ""))


@pytest.mark.parametrize(("python", "system"), list(product(PYTHONS, locking.SYSTEMS)))
def test_all_that_is_asked_for_is_pinned_for_each_python_and_system(python, system):
    pins = locking.chosen(python, system)
    pinned = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}
    assert len(pinned) == len(pins), "a package twice"
    assert not {str(pin) for pin in pins if locking.name(pin) not in TOLD}, REMAKE
    assert not {pin.name for pin in pins if python not in SpecifierSet(TOLD[locking.name(pin)]["python"])}, REMAKE
    assert not lacking(ASKED, pinned, TOLD, python, system), REMAKE


def test_what_is_lacking_is_found_to_the_third_hand():
    told = {
        "a==1": {"needs": ["b[fast]>=2"]},
        "b==2": {"needs": ['c; extra == "fast"', 'd; extra == "slow"', 'e; sys_platform == "win32"']},
        "c==1": {"needs": ["d>=3; python_version >= '3.13'"]},
        "d==2": {"needs": []},
    }
    pinned = {"a": "1", "b": "2", "c": "1", "d": "2"}
    assert lacking(["a"], pinned, told, "3.12.0", "linux") == set()
    assert len(lacking(["a"], pinned, told, "3.13.0", "linux")) == 1
    assert len(lacking(["a"], pinned, told, "3.12.0", "windows")) == 1
    assert len(lacking(["a>=2"], pinned, told, "3.12.0", "linux")) == 1


def test_every_pin_has_its_hashes_and_names_no_place():
    text = locking.LOCK.read_text("utf-8").replace("\\\n", " ")
    pin = re.compile(r"\S+==\S+ (; [^:]+)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in text.splitlines() if not line.startswith("#") and not pin.fullmatch(line)] == []
    assert not re.search("://|file:", text + locking.TOLD.read_text("utf-8"))


def test_the_classifiers_name_the_pythons_and_systems_that_are_tried():
    said = PROJECT["project"]["classifiers"]
    minors = [each.rpartition(" ")[2] for each in said if re.search(r":: Python :: 3\.", each)]
    assert tuple(minors) == locking.MINORS
    assert PROJECT["project"]["requires-python"] == f">={minors[0]}"
    assert len([each for each in said if each.startswith("Operating System")]) == len(locking.SYSTEMS)
