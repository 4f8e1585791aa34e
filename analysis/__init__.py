"""The language of Chinese official reports: read, counted, found and shown, each number with its place in the text.

>>> from analysis import Study
>>> from analysis.showing import charts, figures
>>> study = Study.read()
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.study import Study

__all__ = ["Study"]


def __getattr__(name: str) -> Any:
    """The one object, loaded when it is asked for: who stops a command that has only begun is to see no traceback."""
    if name != "Study":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from analysis.study import Study

    return Study
