"""To whom credit goes, counted."""

from __future__ import annotations

import pandas as pd

from analysis.tables import check, need
from analysis.tables.rhetoric import CREDIT, FLOWS

DIRECTIONS = ("upward-guidance", "upward-recognition", "self", "downward", "mass")
DROPPED, OTHERS = "–", "…"


def flows(credit: pd.DataFrame, *, agents: int = 8) -> pd.DataFrame:
    """One row is a direction of credit with an agent, in a report: how often the one is given to the other.

    Parameters
    ----------
    credit : from `credit`
    agents : how many agents of a report are named, those credited most; the others are one, “…”

    Returns
    -------
    DataFrame with `report`, `kind`, the direction; `agent`, “–” where the text names none; `n`, places; directions
    in their order, agents by how often they are credited, ties by name.

    """
    said = need(credit, CREDIT)[["report", "kind", "agent"]].replace({"agent": {"": DROPPED}})
    often = said.groupby(["report", "agent"]).size().rename("n").reset_index()
    often = often.sort_values(["report", "n", "agent"], ascending=[True, False, True])
    often["rank"] = often.groupby("report").cumcount().clip(upper=agents)
    said = said.merge(often.drop(columns="n"), on=["report", "agent"])
    said.loc[said["rank"] == agents, "agent"] = OTHERS
    table = said.groupby(["report", "kind", "agent", "rank"]).size().rename("n").reset_index()
    at = {report: number for number, report in enumerate(dict.fromkeys(credit.report))}
    table = table.assign(at=table.report.map(at), side=table.kind.map(DIRECTIONS.index))
    return check(FLOWS.shape(table.sort_values(["at", "side", "rank"], ignore_index=True)), FLOWS)
