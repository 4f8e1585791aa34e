"""`python -m analysis.fitting weights CODED TEXTS` fits all judges; `agreement CODED TEXTS INDEX` counts agreement."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import lexicon, weights
from analysis.fitting import agreeing, devices, metaphors, names, stances
from analysis.fitting.coded import Coded

Fit = Callable[[Coded], pd.DataFrame]
Agree = Callable[[Coded], dict[str, float]]
#: Each judge: how it is fitted, and how far it agrees on reports left out.
JUDGES: dict[str, tuple[Fit, Agree]] = {
    "names": (names.names, names.agreement),
    "kinds": (names.kinds_of, names.agreement),
    "figures": (devices.figures, partial(devices.agreement, layer="figures")),
    "speech": (devices.speech, partial(devices.agreement, layer="speech")),
    "stances": (stances.stances, stances.agreement),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit judges, or count agreement."""
    parser = argparse.ArgumentParser(prog="python -m analysis.fitting")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in (("weights", fit), ("metaphors", revise), ("agreement", agree)):
        one = commands.add_parser(name, help=command.__doc__)
        one.set_defaults(command=command)
        one.add_argument("codings", type=Path, help="folder of codings, NAME.json")
        one.add_argument("texts", type=Path, help="folder of their texts, NAME.txt")
        if command is fit:
            one.add_argument("judges", nargs="*", metavar="JUDGE", help=f"of {', '.join(JUDGES)}; all unless named")
        if command is agree:
            one.add_argument("index", type=Path, help="a table with the columns name and genre")
    options = parser.parse_args(arguments)
    options.command(Coded.read(options.codings, options.texts), options)


def fit(coded: Coded, options: argparse.Namespace) -> None:
    """Fit the judges to coded reports and write their weights, with their agreement on reports left out."""
    for name in options.judges or JUDGES:
        fitted, agreed = (made(coded) for made in JUDGES[name])
        told = ", ".join(f"{kind} {share:.3f}" for kind, share in agreed.items())
        said = {"fitted to": coded.digest, "agreement on reports left out": told}
        weights.write(fitted, weights.FOLDER / f"{name}.tsv", said)
        print(f"{name}: {told}")


def revise(coded: Coded, options: argparse.Namespace) -> None:
    """Revise the list of metaphors by what coders mark."""
    rows = metaphors.revised(lexicon.table("metaphors"), coded)
    lexicon.write("metaphors", rows)


def agree(coded: Coded, options: argparse.Namespace) -> None:
    """Count agreement with coded reports that nothing was fitted to, for `agreement.tsv`."""
    index = pd.read_csv(options.index, sep="\t", dtype="str")
    lexicon.write("agreement", agreeing.agreement(coded, dict(zip(index.name, index.genre, strict=True))))


if __name__ == "__main__":
    main()
