"""What only a reader at the screen wants: tables that sort, search and page, and choices to make.

A notebook that is run to be kept holds neither: its tables are plain, its bytes the same each time.
"""

from __future__ import annotations

import os

import pandas as pd

from analysis.showing import labels

STYLE = "table.dataTable :is(th, td):not(.dt-type-numeric) {text-align: left !important; min-width: 7em}"
SESSION = "JPY_SESSION_NAME"  # set by the Jupyter server for a notebook that someone has open


def watched() -> bool:
    """Whether someone has this notebook open, in JupyterLab or another front end."""
    return bool(os.environ.get(SESSION))


def tables() -> None:
    """From here on, let each table sort, search and page where someone looks on; elsewhere tables stay plain.

    A row is as many cells as the table has columns, or scripts cannot sort it, and no cell is read as a formula.
    """
    pd.set_option("display.multi_sparse", False)
    pd.set_option("display.html.use_mathjax", False)
    if watched():
        import itables  # 1 MB of script: only a reader pays for it

        said = {key: text for key, text in labels.wording(labels.language()).items() if key.startswith("grid.")}
        itables.options.language = {key.removeprefix("grid."): text for key, text in said.items()}
        itables.options.classes, itables.options.css = "display compact", STYLE
        itables.options.maxBytes = 0  # no row is left out: a reader would search for it in vain
        itables.init_notebook_mode(all_interactive=True, connected=False)
