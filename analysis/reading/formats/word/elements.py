"""What each element of a Word file means for the paragraph that it stands in."""

from __future__ import annotations

from collections.abc import Callable

from analysis.reading.formats.content import LINES, SPLIT, RefusedError
from analysis.reading.formats.word import equations
from analysis.reading.formats.word.state import Field, Paragraph, Run, State
from analysis.reading.formats.word.styles import PLAIN, switched_on

#: What was deleted, or moved away.
REMOVED = frozenset(("del", "moveFrom"))
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _paragraph(state: State, _: dict[str, str], above: str) -> None:
    if len(state.paragraphs) > LINES:
        raise RefusedError(f"has more than {LINES:,} paragraphs: {SPLIT}")
    listed = any(state.contents) or any(each.instruction.strip().startswith("TOC") for each in state.fields)
    kind = "contents" if listed else ""
    state.inside.append(Paragraph(state.places[-1], kind, state.tables and state.table, state.note))
    state.paragraphs.append(state.inside[-1])
    _styled(state, {"val": ""}, "pPr")


def _end_paragraph(state: State) -> None:
    state.inside.pop()
    state.fields = [each for each in state.fields if each.shown]  # one that is broken off hides no more


def _styled(state: State, given: dict[str, str], above: str) -> None:
    if state.inside and above == "pPr":
        state.inside[-1].style = given.get("val", "")
        state.inside[-1].runs_on = state.styles.get(given.get("val", ""), PLAIN).hidden


def _run(state: State, _: dict[str, str], above: str) -> None:
    style = state.styles.get(state.inside[-1].style, PLAIN) if state.inside else PLAIN
    formula = next((side for side in reversed(state.opened) if side in ("m:sup", "m:sub", "m:oMath")), "")
    state.runs.append(Run(style.hidden, {"m:sup": "superscript", "m:sub": "subscript"}.get(formula, style.raised)))


def _end_run(state: State) -> None:
    state.runs.pop()


def _run_styled(state: State, given: dict[str, str], above: str) -> None:
    if state.runs and state.above(2) in ("r", "m:r"):
        style = state.styles.get(given.get("val", ""), PLAIN)
        state.runs[-1] = Run(state.runs[-1].hidden or style.hidden, style.raised or state.runs[-1].raised)


def _hidden(state: State, given: dict[str, str], above: str) -> None:
    hidden = switched_on(given.get("val", ""))
    if above == "trPr" and hidden:
        state.passing = 3  # this element, the properties and the row, to whose end all is passed over
    elif state.above(2) == "pPr" and state.inside:
        state.inside[-1].runs_on = hidden
    elif state.above(2) in ("r", "m:r") and state.runs:
        state.runs[-1].hidden = hidden


def _raised(state: State, given: dict[str, str], above: str) -> None:
    if state.runs and state.above(2) in ("r", "m:r"):
        state.runs[-1].raised = given.get("val", "")


def _of_paragraph(name: str) -> Callable[[State, dict[str, str], str], None]:
    def take(state: State, given: dict[str, str], above: str) -> None:
        if state.inside and "pPr" in (above, state.above(2)):
            setattr(state.inside[-1], name, given.get("val", ""))

    return take


def _sign(sign: str) -> Callable[[State, dict[str, str], str], None]:
    def take(state: State, given: dict[str, str], above: str) -> None:
        if above == "r":
            state.add(sign)

    return take


def _symbol(state: State, given: dict[str, str], above: str) -> None:
    try:
        state.add(chr(int(given.get("char", ""), 16)))
    except (ValueError, OverflowError):
        return


def _field(state: State, given: dict[str, str], above: str) -> None:
    step = given.get("fldCharType")
    if step == "begin":
        state.fields.append(Field())
    elif state.fields and step == "separate":
        state.fields[-1].shown = True
        listed = state.fields[-1].instruction.strip().startswith("TOC")
        if listed and state.inside:
            state.inside[-1].kind = "contents"
    elif state.fields and step == "end":
        ended = state.fields.pop()
        state.add("" if ended.shown else equations.shown(ended.instruction))


def _note_mark(state: State, given: dict[str, str], above: str) -> None:
    if not (state.runs and state.runs[-1].hidden):
        state.notes.append((state.opened[-1].removesuffix("Reference"), given.get("id", "")))


def _note(state: State, given: dict[str, str], above: str) -> None:
    state.note = given.get("id", "") if given.get("type", "normal") == "normal" else "separator"


def _table(state: State, _: dict[str, str], above: str) -> None:
    state.table += not state.tables
    state.tables += 1


def _end_table(state: State) -> None:
    state.tables -= 1


def _link(state: State, given: dict[str, str], above: str) -> None:
    state.anchors += 1 if state.anchors or given.get("anchor") else 0


def _end_link(state: State) -> None:
    state.anchors -= state.anchors > 0


def _block(state: State, _: dict[str, str], above: str) -> None:
    state.contents.append(False)


def _end_block(state: State) -> None:
    state.contents.pop()


def _gallery(state: State, given: dict[str, str], above: str) -> None:
    if state.contents and given.get("val") == "Table of Contents":
        state.contents[-1] = True


def _end_numerator(state: State) -> None:
    state.add("/")


STARTS: dict[str, Callable[[State, dict[str, str], str], None]] = {
    "p": _paragraph,
    "pStyle": _styled,
    "outlineLvl": _of_paragraph("outline"),
    "numId": _of_paragraph("list_id"),
    "ilvl": _of_paragraph("list_level"),
    "r": _run,
    "m:r": _run,
    "rStyle": _run_styled,
    **dict.fromkeys(("vanish", "specVanish", "hidden", *REMOVED), _hidden),
    "vertAlign": _raised,
    **{name: _sign(sign) for name, sign in SIGNS.items()},
    "sym": _symbol,
    "fldChar": _field,
    **dict.fromkeys(("footnoteReference", "endnoteReference"), _note_mark),
    **dict.fromkeys(("footnote", "endnote"), _note),
    "tbl": _table,
    "hyperlink": _link,
    "sdt": _block,
    "docPartGallery": _gallery,
}
ENDS: dict[str, Callable[[State], None]] = {
    "p": _end_paragraph,
    "r": _end_run,
    "m:r": _end_run,
    "m:num": _end_numerator,
    "tbl": _end_table,
    "hyperlink": _end_link,
    "sdt": _end_block,
}
