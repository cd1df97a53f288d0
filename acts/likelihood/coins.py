"""Coins that were really tossed, with the source of each count; and claims about coins without counts.

Names, meanings and caveats are message ids, which pages translate. This module stores no statistics: they are computed
from the counts by `acts.likelihood`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from acts import references
from acts.activation import Reference
from acts.likelihood import Tosses
from acts.likelihood.evidence import Stop

Status = Literal["published", "reported", "as quoted", "example"]


@dataclass(frozen=True, slots=True)
class Coin:
    """The tosses of a coin, or of several coins or people.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        Who tossed (a message id).
    counts : Tosses
        The counts of all tosses.
    heads_means : str
        What counts as heads here (a message id).
    year : int or None
        The year of the publication; None for an example.
    status : {"published", "reported", "as quoted", "example"}
        Whether the counts are from a publication of those who tossed, from the press, from books that name no source,
        or made up for teaching.
    references : tuple of Reference
        The sources, first the publication of those who tossed.
    caveat : str
        What to know before trusting the counts (a message id); may be empty.
    stop : {"tosses", "heads", "tails"}
        What was fixed in advance: the number of tosses, of heads or of tails.
    running : tuple of Tosses
        Intermediate counts, if they were recorded; the last is the whole count.
    parts : tuple of Tosses
        The counts of the single people or coins, if there are several; their sum is the whole count.
    separate : bool
        Whether the parts are different coins, so that their sum is not the count of one coin.
    flips : tuple of int
        The tosses in order, 1 for heads, if they are few.
    """

    slug: str
    name: str
    counts: Tosses
    heads_means: str
    year: int | None
    status: Status
    references: tuple[Reference, ...]
    caveat: str = ""
    stop: Stop = "tosses"
    running: tuple[Tosses, ...] = ()
    parts: tuple[Tosses, ...] = ()
    separate: bool = False
    flips: tuple[int, ...] = ()

    @property
    def heads(self) -> int:
        """The number of heads."""
        return self.counts.heads

    @property
    def tosses(self) -> int:
        """The number of tosses."""
        return self.counts.tosses


@dataclass(frozen=True, slots=True)
class Story:
    """A claim about coins without counts.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        Its name (a message id).
    claim : str
        The claim (a message id).
    probability : float
        The probability that the claim states.
    kind : {"model", "myth"}
        Whether the claim is calculated, or only asserted.
    caveat : str
        Why it is not a count (a message id).
    references : tuple of Reference
        Where the model is published; empty for a myth.
    """

    slug: str
    name: str
    claim: str
    probability: float
    kind: Literal["model", "myth"]
    caveat: str
    references: tuple[Reference, ...] = ()


def _parts(tosses: int, *heads: int) -> tuple[Tosses, ...]:
    """Return one count for each number of heads, each with `tosses` tosses."""
    return tuple(Tosses(number, tosses) for number in heads)


def _running(*pairs: tuple[int, int]) -> tuple[Tosses, ...]:
    """Return the counts from pairs of tosses and heads, in the order of the published table."""
    return tuple(Tosses(heads, tosses) for tosses, heads in pairs)


TEN = Coin(
    "ten",
    "Ten tosses",
    Tosses(3, 10),
    "a 1",
    None,
    "example",
    (),
    "Made up, to be worked through by hand.",
    flips=(1, 0, 1, 0, 0, 0, 1, 0, 0, 0),
)
BUFFON = Coin(
    "buffon",
    "Buffon's games",
    Tosses(2048, 4040),
    "heads, which ends a game",
    1777,
    "published",
    (references.BUFFON_1777, references.DE_MORGAN_1872),
    "These are 2,048 games, each tossed until heads came. The number of heads was fixed beforehand, the number of "
    "tosses was left to chance.",
    stop="heads",
)
PEARSON = Coin(
    "pearson",
    "Pearson",
    Tosses(12012, 24000),
    "heads",
    1900,
    "as quoted",
    (),
    "Textbooks repeat these counts and date them to about 1900; where Pearson published them was not found.",
)
KERRICH = Coin(
    "kerrich",
    "Kerrich",
    Tosses(5067, 10000),
    "heads",
    1946,
    "published",
    (references.KERRICH_1946,),
    running=_running(
        *((10, 4), (20, 10), (30, 17), (40, 21), (50, 25), (60, 29), (70, 32), (80, 35), (90, 40)),
        *((100, 44), (200, 98), (300, 146), (400, 199), (500, 255), (600, 312), (700, 368), (800, 413), (900, 458)),
        *((1000, 502), (2000, 1013), (3000, 1510), (4000, 2029), (5000, 2533), (6000, 3009), (7000, 3516)),
        *((8000, 4034), (9000, 4538), (10000, 5067)),
    ),
)
EURO_SPUN = Coin(
    "euro_spun",
    "Belgian euro, spun",
    Tosses(140, 250),
    "the king's head",
    2002,
    "reported",
    (references.NEW_SCIENTIST_2002,),
    "Reported in the press, by The Guardian too, on 4 January 2002: Gliszczynski and Zawadowski had spun the coin on "
    "a table.",
)
EURO_TOSSED = Coin(
    "euro_tossed",
    "Belgian euro, tossed",
    Tosses(139, 250),
    "the king's head",
    2002,
    "reported",
    (),
    "Reported by The Guardian on 4 January 2002, about a coin of the same kind.",
)
LARWOOD = Coin(
    "larwood",
    "Larwood, heads up at the start",
    Tosses(10231, 20000),
    "heads, the side it started on",
    2009,
    "published",
    (references.ALDOUS_2009,),
    "One of two students, each with a coin that started on a side of her own.",
)
KU = Coin(
    "ku",
    "Ku, tails up at the start",
    Tosses(10014, 20000),
    "tails, the side it started on",
    2009,
    "published",
    (references.ALDOUS_2009,),
    "One of two students, each with a coin that started on a side of her own.",
)
RESIDENTS = Coin(
    "residents",
    "Thirteen residents told to cheat",
    Tosses(2218, 3900),
    "heads, which they were asked for",
    2009,
    "published",
    (references.CLARK_WESTERBERG_2009,),
    "Thirteen throwers of different skill, 300 tosses each: one p for all of them is a simplification.",
    parts=_parts(300, 162, 175, 159, 179, 203, 168, 170, 160, 192, 167, 154, 153, 176),
)
BENT = Coin(
    "bent",
    "Seven bent coins",
    Tosses(264, 700),
    "heads",
    2011,
    "published",
    (references.IZBICKI_2011,),
    "Seven coins, each bent more than the one before it, so their sum is not the count of any one coin.",
    parts=_parts(100, 53, 55, 49, 41, 39, 27, 0),
    separate=True,
)
SAME_SIDE = Coin(
    "same_side",
    "Bartoš and others: same side",
    Tosses(178078, 350757),
    "the side it started on",
    2023,
    "published",
    (references.BARTOS_2023,),
    "Summed over 48 people, who differ. The Bayes factor depends on the prior: the informed prior of the paper gives "
    "2,359 (as quoted), a p spread evenly over 0 to 1 gives far more.",
)
MANY_HEADS = Coin(
    "many_heads",
    "Bartoš and others: heads",
    Tosses(175420, 350757),
    "heads",
    2023,
    "published",
    (references.BARTOS_2023,),
    "The same tosses as those counted by the side they started on; summed over 48 people.",
)

COINS: Mapping[str, Coin] = MappingProxyType(
    {
        coin.slug: coin
        for coin in (
            *(TEN, BUFFON, PEARSON, KERRICH, EURO_SPUN, EURO_TOSSED),
            *(LARWOOD, KU, RESIDENTS, BENT, SAME_SIDE, MANY_HEADS),
        )
    }
)

STORIES: Mapping[str, Story] = MappingProxyType(
    {
        story.slug: story
        for story in (
            Story(
                "wobble",
                "The wobbling coin",
                "A tossed coin lands on the side it started on, 51 times in 100.",
                0.51,
                "model",
                "Calculated from the physics of a coin that wobbles as it turns: no tosses were counted.",
                (references.DIACONIS_HOLMES_MONTGOMERY_2007,),
            ),
            Story(
                "penny",
                "The spun penny",
                "A spun penny falls tails, 80 times in 100.",
                0.8,
                "myth",
                "Often repeated, without any counts.",
            ),
        )
    }
)
