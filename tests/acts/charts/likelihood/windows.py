"""Windows over p that the pictures of the likelihood are tried on: few tosses, many, and all alike, whole and near."""

from acts.charts.likelihood.over_p import Window
from acts.likelihood import MOST, Tosses

TEN = Tosses(3, 10)
MANY = [
    TEN, Tosses(0, 1), Tosses(1, 1), Tosses(10, 10), Tosses(520, 1010), Tosses(1, MOST), Tosses(MOST, MOST),
    Tosses(500_000_123, MOST),
]  # fmt: skip
ALL = [Window(tosses, near) for tosses in MANY for near in (False, True)]
