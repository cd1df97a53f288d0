"""Publications as a page names them."""

from collections.abc import Iterable

from acts import Reference


def cited(reference: Reference) -> str:
    """Return authors and year as a link, for a sentence."""
    return f"[{reference.authors} ({reference.year})]({reference.url})"


def listed(references: Iterable[Reference]) -> str:
    """Return a list with all that is known of each."""
    return "\n".join(f"- {r.authors} ({r.year}): [{r.title}]({r.url}). {r.venue}." for r in references)
