"""The words for the two sides of a coin, in the languages and trades that write flips down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Two sets of words for the two sides of a coin; a single letter also stands in a run, as in HTTH.

    Parameters
    ----------
    name : str
        How a sentence names it, such as "H and T" (a message id).
    heads, tails : tuple of str
        In small letters.
    """

    name: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]


ALPHABETS = (
    Alphabet("H and T", ("h", "head", "heads"), ("t", "tail", "tails")),
    Alphabet("TRUE and FALSE", ("t", "true"), ("f", "false")),
    Alphabet("yes and no", ("y", "yes"), ("n", "no")),
    Alphabet("W and L", ("w", "win", "wins", "won"), ("l", "loss", "losses", "lost")),
    Alphabet("success and failure", ("s", "success", "successes"), ("f", "failure", "failures")),
    Alphabet("Kopf and Zahl", ("k", "kopf"), ("z", "zahl")),
    Alphabet("face and pile", ("f", "face", "faces"), ("p", "pile", "piles")),
    Alphabet("cara and cruz", ("c", "cara", "caras"), ("x", "cruz", "cruces")),
    Alphabet("表 and 裏", ("表",), ("裏",)),
    Alphabet("正 and 反", ("正", "正面"), ("反", "反面")),
    Alphabet("1 and 0", ("1",), ("0",)),
)
"""In the order in which they are believed where several fit alike; digits last, since row numbers are digits, too."""

DIGITS = ALPHABETS[-1]

SIDES = frozenset(word for alphabet in ALPHABETS for word in (*alphabet.heads, *alphabet.tails))
"""Every word for a side, in small letters."""
