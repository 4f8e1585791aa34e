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
    said = need(credit, CREDIT).assign(agent=credit.agent.where(credit.agent != "", DROPPED))
    often = said.groupby(["report", "agent"]).size().rename("n").reset_index()
    often = often.sort_values(["report", "n", "agent"], ascending=[True, False, True])
    rank = often.assign(rank=often.groupby("report").cumcount()).set_index(["report", "agent"])["rank"]
    said = said.assign(rank=rank.reindex(pd.MultiIndex.from_frame(said[["report", "agent"]])).to_numpy())
    said.loc[said["rank"] >= agents, ["agent", "rank"]] = [OTHERS, agents]
    table = said.groupby(["report", "kind", "agent", "rank"]).size().rename("n").reset_index()
    direction = {kind: number for number, kind in enumerate(DIRECTIONS)}
    order = {report: number for number, report in enumerate(dict.fromkeys(credit.report))}
    table = table.assign(at=table.report.map(order), side=table.kind.map(direction))
    return check(FLOWS.shape(table.sort_values(["at", "side", "rank"], ignore_index=True)), FLOWS)
