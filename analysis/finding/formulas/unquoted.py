"""Formulas that stand in the text without quotation marks, told by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.finding.formulas.shapes import HAN, NUMBER, SEVERAL, SUM, WORD, any_of, words

#: Not inside a longer numeral, an ordinal or a weekday.
FREE = r"(?<![第数零一二三四五六七八九十百千万\d.])"
NUMERAL = re.compile(r"[一两双三四五六七八九十\d]")
COMMON = "[些定样切起直般旦同次批个种方]"  # what follows 一 in an ordinary word
RULED = "(?:机制|制度|模式|体系|管理|办法|流程|工作法|调解法)"


@cache
def _pattern() -> re.Pattern[str]:
    stop = rf"(?:(?=[^{HAN}]|$)|(?={any_of('stop')}))"
    level = rf"(?![个大项种类条]|{any_of('level')})"
    form = (
        SUM,
        rf"(?<!党的)[两三四五六七八九十]大(?!{any_of('countable')}){WORD}{{0,6}}?{any_of('undertaking')}{stop}",
        rf"(?!两){SEVERAL}类{WORD}{{0,6}}?{any_of('member')}",
        rf"{SEVERAL}个(?!不同){any_of('opening')}{WORD}{{0,6}}?{stop}",
        rf"{SEVERAL}{level}{WORD}{any_of('fused')}",
        rf"{SEVERAL}(?![个种项套大]){WORD}{{1,5}}?(?=工作法)",
        rf"{SEVERAL}(?:[步字]法|字诀)",
        rf"[双两三]{any_of('turn')}",
        rf"(?:{NUMBER}(?!{COMMON}){WORD}{{1,3}}?){{2,5}}(?={any_of('head')})",
    )
    told = rf"{SEVERAL}(?![个种项套大类条])(?!{any_of('unit')}){WORD}{{1,5}}?(?={RULED}[:：(（])"
    return re.compile(rf"{FREE}(?:(?P<form>{'|'.join(form)})|(?P<told>{told}))")


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where an unquoted formula stands, and `form` or, where it is one only if the text spells it out, `told`.

    The form is that of a sum (1+4+6), a category (四大检察, 八类案件), a rule (五个不发生), of what is fused
    (五治融合), of a compound or a method with its head noun; 三级响应机制 is told only where a list follows.
    """
    for numeral in NUMERAL.finditer(text):
        if found := _pattern().match(text, numeral.start()):
            yield *found.span(), str(found.lastgroup)


def free(text: str, start: int, end: int) -> bool:
    """Whether a wording that is a formula elsewhere is one here too: no part of a longer number or word."""
    return not re.match(r"[第数零一二三四五六七八九十百千万两双\d.]", text[start - 1 : start]) and not text.startswith(
        words("unit"), end
    )
