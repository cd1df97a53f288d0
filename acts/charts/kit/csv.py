"""Numbers to take away: rows as CSV, the one way that every file of the app is written.

pandas writes them. It is imported when somebody asks for a file: no page needs it before, and it takes a third of a
second and 40 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV with a header and line feeds: floats with every digit that they hold.

    What is "" in a row stays empty in the file.
    """
    import pandas as pd

    table = pd.DataFrame([list(row) for row in rows], columns=list(header), dtype=object)
    text: str = table.to_csv(index=False, lineterminator="\n", na_rep="nan")
    return text
