"""Tables of an exported page that sort, search and page, with nothing asked of the network; printed, they are plain."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from importlib.resources import files

from analysis.showing import labels

PLAIN = 'class="dataframe"'  # how pandas marks its tables
END = "</body>"
LONG = 10  # rows on a page, and of a table that is searched

READABLE = """
.jp-RenderedHTMLCommon table.dataframe { table-layout: auto; }
table.dataframe td, table.dataframe th { text-align: left !important; vertical-align: top; }
table.dataframe td.dt-type-numeric, table.dataframe th.dt-type-numeric { text-align: right !important; }
.jp-RenderedHTMLCommon { overflow-x: auto; }
"""
SCRIPT = """
import DataTable from "data:text/javascript;base64,%(code)s";
for (const table of document.querySelectorAll("table.dataframe")) {
  const long = table.tBodies[0].rows.length > %(long)d;
  const grid = new DataTable(table, {order: [], paging: long, searching: long, info: long, pageLength: %(long)d,
    lengthChange: false, autoWidth: false, language: %(words)s});
  addEventListener("beforeprint", () => grid.page.len(-1).draw());
  addEventListener("afterprint", () => grid.page.len(%(long)d).draw());
}
"""


@cache
def _asset(ending: str) -> bytes:
    return (files("itables") / "html" / f"dt_bundle.{ending}").read_bytes()


def searchable(page: str, *, language: str = "en") -> str:
    """The page with DataTables (MIT, from the itables package) at its end, where it holds a table of pandas.

    Parameters
    ----------
    page : HTML with a body
    language : en or zh, of the words around the tables

    """
    if PLAIN not in page:
        return page
    said = {key: text for key, text in labels.wording(language).items() if key.startswith("grid.")}
    words = {key.removeprefix("grid."): text for key, text in said.items()}
    shown = {name: words[name] for name in ("search", "info", "infoEmpty", "infoFiltered", "zeroRecords", "emptyTable")}
    code = b64encode(_asset("js")).decode()
    script = SCRIPT % {"code": code, "long": LONG, "words": json.dumps(shown, ensure_ascii=False)}
    before, _, after = page.rpartition(END)
    style = _asset("css").decode("utf-8") + READABLE
    return f'{before}<style>{style}</style>\n<script type="module">{script}</script>\n{END}{after}'
