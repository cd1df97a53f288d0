"""SVG written by hand, for the small pictures of cards and for figures to take away. It needs no Altair."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import numpy as np

from acts.activation import Array


def document(width: float, height: float, *parts: str, name: str = "") -> str:
    """Return an SVG of these parts; `name` is its title, which a screen reader says."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    said = f' role="img" aria-label={quoteattr(name)}' if name else ""
    titled = f"<title>{escape(name)}</title>" if name else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{said}>{titled}{"".join(parts)}</svg>'


def path(x: Array, y: Array, look: str, digits: int = 1) -> str:
    """Return a line through these points, in pixels; it begins anew behind each point that is not a number."""
    seen = np.isfinite(x) & np.isfinite(y)
    strokes = np.split(np.arange(x.size), np.flatnonzero(~seen))
    points = np.round(np.column_stack([x, y]), digits) + 0.0
    drawn = ("L".join(f"{a:.12g},{b:.12g}" for a, b in points[stroke[seen[stroke]]]) for stroke in strokes)
    return f'<path d="{" ".join(f"M{each}" for each in drawn if each)}" fill="none" {look} stroke-linejoin="round"/>'
