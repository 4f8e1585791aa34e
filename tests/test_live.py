import pandas as pd

from analysis.showing import live


def test_each_row_of_a_table_has_a_cell_for_each_column_and_holds_no_formula(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    table = pd.DataFrame({"a": ["x", "x"], "b": ["y", "z"], "n": [1, 2]}).groupby(["a", "b"]).sum()
    with pd.option_context("display.multi_sparse", True, "display.html.use_mathjax", True):
        assert "rowspan" in table._repr_html_()
        live.tables()
        shown = table._repr_html_()
    assert "rowspan" not in shown
    assert "mathjax_ignore" in shown
