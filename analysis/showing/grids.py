"""Tables of an exported page that sort, search and page, with nothing asked of the network; printed, they are plain.

Only our own script runs in the page: its policy names the digest.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from analysis.showing import labels
from analysis.showing.markup import digest

PLAIN = '<table border="1" class="dataframe'  # how pandas begins its tables
HEAD, END = '<head><meta charset="utf-8"/>', "</body>"
POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src '{digest}'; "
    "base-uri 'none'; form-action 'none'"
)
EXPORT = re.compile(r"export\{([^}]*)\};")
LONG = 10  # rows on a page, and of a table that is searched

READABLE = """
.jp-RenderedHTMLCommon table.dataframe { table-layout: auto; }
table.dataframe td, table.dataframe th { text-align: left !important; vertical-align: top; }
table.dataframe td.dt-type-numeric, table.dataframe th.dt-type-numeric { text-align: right !important; }
.jp-RenderedHTMLCommon { overflow-x: auto; }
"""
SCRIPT = """
DataTable.ext.errMode = "throw";
for (const table of document.querySelectorAll("table.dataframe")) {
  if (table.tBodies[0].querySelector("[rowspan], [colspan]")) continue;
  const long = table.tBodies[0].rows.length > %(long)d;
  const grid = new DataTable(table, {order: [], paging: long, searching: long, info: long, pageLength: %(long)d,
    lengthChange: false, autoWidth: false, language: %(words)s});
  addEventListener("beforeprint", () => grid.page.len(-1).draw());
  addEventListener("afterprint", () => grid.page.len(%(long)d).draw());
}
"""


def _asset(ending: str) -> str:
    return (files("itables") / "html" / f"dt_bundle.{ending}").read_text("utf-8")


@cache
def _library() -> str:
    """DataTables (MIT, from the itables package) as a part of a script that stands in a page."""
    code = _asset("js")
    exported = EXPORT.search(code)
    if exported is None:
        raise ValueError("the script of the itables package has another form: install the version in constraints.txt")
    name = next(pair.split(" as ")[0] for pair in exported[1].split(",") if pair.endswith(" as default"))
    whole = code[: exported.start()] + f"const DataTable = {name};" + code[exported.end() :]
    return re.sub(r"<(?=!--|/?script)", r"\\x3c", whole, flags=re.IGNORECASE)


def _script(language: str) -> str:
    said = {key: text for key, text in labels.wording(language).items() if key.startswith("grid.")}
    words = {key.removeprefix("grid."): text for key, text in said.items()}
    shown = {name: words[name] for name in ("search", "info", "infoEmpty", "infoFiltered", "zeroRecords", "emptyTable")}
    return _library() + SCRIPT % {"long": LONG, "words": json.dumps(shown, ensure_ascii=False)}


def searchable(page: str, *, language: str = "en") -> str:
    """The page under a policy that lets no script run but ours, which is at its end where it holds a table of pandas.

    Parameters
    ----------
    page : HTML with a head and a body
    language : en or zh, of the words around the tables

    """
    script = _script(language) if PLAIN in page else ""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(digest=digest(script))}"/>'
    before, _, after = page.replace(HEAD, HEAD + policy, 1).rpartition(END)
    style = f"<style>{_asset('css')}{READABLE}</style>\n" if script else ""
    return f'{before}{style}<script type="module">{script}</script>\n{END}{after}'
