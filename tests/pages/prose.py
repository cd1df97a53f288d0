"""Words as a reader counts them: sentence by sentence, without formulas, code, tables and headings."""

import re

_ASIDE = re.compile(  # formulas, code, targets of links, icons, directives, tables and headings
    r"\$\$.*?\$\$|\$[^$]+\$|```.*?```|`[^`]*`|\]\([^)]*\)|:material/\w+:|:[a-z-]+(?=\[)|^[|#][^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_END = re.compile(r"[.!?][)\"*]*(?=\s|$)|\n\s*\n|\n\s*(?=[-*] |\d+\. )")
_WORD = re.compile(r"\[\[\w+\]\]|[^\W_][\w'’.,/-]*")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each on one line."""
    bare = _ASIDE.sub(lambda aside: "\n" if aside[0].startswith(("|", "#", "$$")) else "", text)
    return [line for part in _END.split(bare) if (line := " ".join(part.split()))]


def count(text: str) -> int:
    return len(_WORD.findall(text))
