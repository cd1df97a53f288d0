"""Every number in a sample of computed sentences is computed once more, by another way: mpmath, or plain Python."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import mpmath
import pytest
from mpmath import mpf

import acts
from acts.charts.functions.softmax import MOVES, Moving
from acts.charts.kit.frames import View
from acts.experiments.likelihood.belief import arrivals
from acts.experiments.likelihood.covering import covering
from acts.experiments.likelihood.outputs import laws
from acts.experiments.likelihood.samples import of_classes
from acts.experiments.likelihood.tossing import read
from acts.experiments.training.born_dead import Column
from acts.experiments.training.one_unit import Unit, descent
from acts.likelihood import METHODS, Tosses
from acts.vector import UNITS, VECTORS, Maxout
from pages.functions.exponential import corner, fading, limit
from pages.functions.family import sentence as family
from pages.functions.gated import between, centred
from pages.functions.gated_units import slices
from pages.functions.maxout import sentence as maxout
from pages.functions.rectified import maximum
from pages.functions.sigmoidal import pushed
from pages.functions.softmax import kin, many
from pages.functions.softmax import sentence as softmax
from pages.functions.threshold_linear import slope, votes
from pages.likelihood.coin_flips import readings, stopping, two_readings
from pages.likelihood.how_sure import belief, coverage, geometry
from pages.likelihood.losses import classes, logit, neuron, symmetry
from pages.likelihood.losses import laws as law_pages
from pages.training.born_dead import heat
from pages.training.dying_relu import descent as one_unit

SEED, EACH = 20261130, 4
NUMBER = re.compile(r"(?<![\w.^])-?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?(?![\w])")
Expected = tuple[Any, Callable[[str, Any], bool]]


def digits(text: str) -> int:
    """Return how many significant digits are printed."""
    return len(text.partition("e")[0].replace(".", "").lstrip("-0")) or 1


def unit(size: Any, count: int) -> Any:
    """Return the unit of the last of `count` significant digits."""
    return mpf(10) ** (mpmath.floor(mpmath.log10(abs(size))) - count + 1)


def to(value: Any, count: int = 4, slack: float = 0.0) -> Expected:
    """Expect a number, rounded to as many significant digits, or to more where more are printed."""

    def holds(text: str, truth: Any) -> bool:
        if not truth:
            return abs(mpf(text)) <= slack
        return abs(mpf(text) - truth) <= unit(truth, max(count, digits(text))) * mpf("0.50001") + slack

    return mpf(value), holds


def within(value: Any, decimals: int) -> Expected:
    """Expect a number, rounded to as many digits behind the point."""
    return mpf(value), lambda text, truth: abs(mpf(text) - truth) <= mpf("0.50001") * mpf(10) ** -decimals


def exactly(*values: Any) -> list[Expected]:
    """Expect these numbers without any rounding."""
    return [(mpf(value), lambda text, truth: abs(mpf(text) - truth) <= abs(truth) * mpf(10) ** -12) for value in values]


def sigmoid(z: Any) -> Any:
    return 1 / (1 + mpmath.exp(-z))


def normal_cdf(z: Any) -> Any:
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2


def root(f: Callable[[Any], Any], low: Any, high: Any) -> Any:
    """Return where a function that rises through 0 is 0, by halving."""
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return (low + high) / 2


Case = tuple[str, str, list[Expected]]


def places(rng: random.Random, low: float, high: float, decimals: int = 2) -> float:
    """Draw a place that is not 0, a decimal of few digits."""
    while True:
        if place := round(rng.uniform(low, high), decimals):
            return place


RISING: dict[str, tuple[str, Callable[..., Any], Callable[[Any], Any]]] = {
    # page, f, and the largest slope
    "sigmoid": ("sigmoidal", sigmoid, lambda _p: mpf(1) / 4),
    "tanh": ("sigmoidal", mpmath.tanh, lambda _p: mpf(1)),
    "softsign": ("sigmoidal", lambda z: z / (1 + abs(z)), lambda _p: mpf(1)),
    "arctan": ("sigmoidal", mpmath.atan, lambda _p: mpf(1)),
    "softplus": ("exponential", lambda z, p: mpmath.log(1 + mpmath.exp(p * z)) / p, lambda _p: mpf(1)),
    "elu": ("exponential", lambda z, p: z if z > 0 else p * mpmath.expm1(z), lambda p: max(mpf(1), p)),
}


def of_rising_functions(rng: random.Random) -> Iterator[Case]:
    for slug, (page, f, steepest) in RISING.items():
        activation = acts.CATALOGUE[slug]
        for _ in range(EACH):
            low, high, at = places(rng, -8, -4, 1), places(rng, 4, 8, 1), places(rng, -4, 4)
            values = {p.name: places(rng, 0.5, 3) for p in activation.parameters}
            p = [mpf(str(value)) for value in values.values()]
            ends, z = [mpf(str(end)) for end in (low, high)], mpf(str(at))
            rate = mpmath.diff(lambda z, f=f, p=p: f(z, *p), z)
            said = family.of(activation, values, View(low, high, 2, at=at), slopes=True)
            first, last, here = (f(place, *p) for place in (*ends, z))
            share = 100 * rate / steepest(p[0] if p else None)
            yield page, said, [
                *exactly(*p, *ends), to(first), to(last), *exactly(z), to(here), to(rate, 3), to(share, 3)
            ]  # fmt: skip


def of_gated_functions(rng: random.Random) -> Iterator[Case]:
    gates = {
        "gelu": (lambda z: z * normal_cdf(z), -0.75, 1.41),
        "silu": (lambda z, b: z * sigmoid(b * z), -1.28, 2.4),
        "mish": (lambda z: z * mpmath.tanh(mpmath.log(1 + mpmath.exp(z))), -1.19, 1.49),
    }
    for slug, (f, dip, peak) in gates.items():
        activation = acts.CATALOGUE[slug]
        for _ in range(EACH):
            low, high, at = places(rng, -8, -4, 1), places(rng, 4, 8, 1), places(rng, -3, 4)
            values = {p.name: places(rng, 0.8, 2) for p in activation.parameters}
            p = [mpf(str(value)) for value in values.values()]

            def curve(z: Any, f: Any = f, p: Any = p) -> Any:
                return f(z, *p)

            def rate(z: Any, curve: Any = curve) -> Any:
                return mpmath.diff(curve, z)

            turn = mpmath.findroot(rate, dip / (p[0] if p else 1), tol=1e-20)
            top = mpmath.findroot(lambda z, curve=curve: mpmath.diff(curve, z, 2), peak / (p[0] if p else 1), tol=1e-20)
            ends, z = [mpf(str(end)) for end in (low, high)], mpf(str(at))
            said = family.of(activation, values, View(low, high, 2, at=at), slopes=True)
            yield "gated", said, [
                *exactly(*p, ends[0]), to(curve(ends[0])), to(curve(turn), 3), to(turn, 3), to(curve(ends[1])),
                *exactly(ends[1], z), to(curve(z)), to(rate(z), 3), to(100 * abs(rate(z)) / rate(top), 3),
            ]  # fmt: skip


def of_gated_scenes(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        beta = places(rng, 0.2, 5)
        depth = mpmath.lambertw(mpmath.exp(-1)).real / mpf(str(beta))
        yield "gated", between.sentence(beta), [*exactly(mpf(str(beta))), to(-depth, 3), to(depth, 3)]
    for _ in range(2):
        s = mpf(str(spread := places(rng, 0.5, 3)))
        root = mpmath.sqrt(2 * mpmath.pi)
        alpha, scale = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")
        # E z Phi(z) = s^2 phi-like integral by parts; E e^z over z < 0 completes the square
        gelu = s**2 / (root * mpmath.sqrt(1 + s**2))
        relu = s / root
        selu = scale * (relu + alpha * (mpmath.exp(s**2 / 2) * normal_cdf(-s) - mpf(1) / 2))
        yield "gated", centred.sentence(spread), [*exactly(0), *exactly(s), to(gelu, 3), to(relu, 3), to(selu, 3)]


def of_exponential_scenes(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        z = mpf(str(place := places(rng, -9, -0.5)))
        yield "exponential", fading.sentence(place), [
            *exactly(z, 1), to(mpmath.exp(z), 3), *exactly("0.01"), to(sigmoid(z) * sigmoid(-z), 3), *exactly(0)
        ]  # fmt: skip
        alpha = mpf(str(given := places(rng, 0.2, 3)))
        if alpha != 1:
            yield "exponential", corner.sentence(given), exactly(alpha, alpha, 1, 0, 1, -alpha)
        beta = mpf(10) ** mpf(str(power := places(rng, -1, 2, 1)))
        tenth = mpf("-0.1")
        yield "exponential", limit.sentence(power), [
            to(beta), to(mpmath.log(2) / beta, 3), *exactly(0, tenth), to(sigmoid(beta * tenth), 3), *exactly(0)
        ]  # fmt: skip


def of_rectified_scenes(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        alpha = mpf(str(given := places(rng, -1, 3)))
        gap = max(alpha - 1, mpf(0))
        yield "rectified", maximum.sentence(given), [*exactly(alpha), to(gap), *exactly(-1), to(gap), *exactly(1)]


def of_threshold_scenes(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        g, c = (mpf(str(each)) for each in (places(rng, 0.5, 3), places(rng, 0.2, 2)))
        said = slope.sentence(float(g), float(c))
        shown = [mpf(text) for text in NUMBER.findall(said)[3:-2]]
        passed = [g / mpmath.cosh(z) ** 2 for z in shown]
        yield "threshold_linear", said, [
            *exactly(g, c), to(g * c), *exactly(*shown), to(min(passed), 2), to(max(passed), 3)
        ]  # fmt: skip
        pre, theta = [places(rng, -3, 3) for _unit in range(3)], places(rng, -1, 1)
        fired = [z >= theta for z in pre]
        yield "threshold_linear", votes.sentence(tuple(pre), theta), [
            *exactly(mpf(str(theta)), *fired), *(to(sigmoid(mpf(str(z)) - mpf(str(theta)))) for z in pre)
        ]  # fmt: skip


def of_softmax_scenes(rng: random.Random) -> Iterator[Case]:
    for slug in ("softmax", "log_softmax", "softmin", "logsumexp"):
        for _ in range(EACH):
            given, heat_ = [places(rng, -4, 4) for _class in range(3)], places(rng, 0.5, 3)
            z, t = [mpf(str(each)) for each in given], mpf(str(heat_))
            sign = -1 if slug == "softmin" else 1
            powers = [mpmath.exp(sign * each / t) for each in z]
            shares = [each / mpmath.fsum(powers) for each in powers]
            found = {
                "logsumexp": [t * mpmath.log(mpmath.fsum(powers))],
                "log_softmax": [mpmath.log(share) for share in shares],
            }.get(slug, shares)
            said = kin.sentence(VECTORS[slug], tuple(given), heat_, 0.0)
            yield "softmax", said, [*exactly(*z, t), *map(to, found)]


def of_many_classes(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        count, step = rng.randrange(5, 60), mpf(str(spacing := places(rng, 0.05, 1)))
        powers = [mpmath.exp(-step * k) for k in range(count)]
        shares = [each / mpmath.fsum(powers) for each in powers]
        half = next(k for k in range(1, count + 1) if mpmath.fsum(shares[:k]) >= 0.5)
        # the sum of (z_j - z_k) over the classes ahead of class k stays below 1 as long as it gets a share
        support = max(k for k in range(1, count + 1) if step * k * (k - 1) / 2 < 1)
        yield "softmax", many.sentence(count, spacing), [
            *exactly(count, step), to(100 * shares[0], 3), to(100 * shares[-1], 3), *exactly(half, 0, support)
        ]  # fmt: skip


def of_moving_logits(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        given, heat_ = [places(rng, -4, 4) for _class in range(3)], places(rng, 0.5, 3)
        z, t = [mpf(str(each)) for each in given], mpf(str(heat_))

        def shared(z: Sequence[Any], t: Any = t) -> list[Any]:
            powers = [mpmath.exp(each / t) for each in z]
            return [each / mpmath.fsum(powers) for each in powers]

        before, after = shared(z), shared([z[0] + mpf("0.1"), *z[1:]])
        fixed = (("dog", given[1]), ("tiger", given[2]), ("temperature", heat_), ("shift", 0.0))
        moving = Moving(MOVES["cat"], fixed)
        yield "softmax", softmax.sentence(moving, given[0]), [*exactly(t, *z), *(to(100 * each, 3) for each in before)]
        yield "softmax", softmax.raised(moving, given[0]).replace("+", ""), [
            *exactly(t, *z, "0.1"), *(to(b - a, 3) for a, b in zip(before, after, strict=True))
        ]  # fmt: skip


def of_pushed_sigmoids(rng: random.Random) -> Iterator[Case]:
    for spread in (0.6, 1.3, 1.6, 2.1, 2.6):
        s = mpf(str(spread))
        # the density of the outputs is flat where z = s^2 tanh(z / 2)
        z = mpmath.findroot(lambda z, s=s: z - s**2 * mpmath.tanh(z / 2), s**2) if s**2 > 2 else mpf(0)
        humps = [sigmoid(-z), sigmoid(z)] if z else [mpf(1) / 2]
        yield "sigmoidal", pushed.sentence(spread), [*exactly(s), *(to(hump, 3) for hump in humps)]


def of_gated_units(rng: random.Random) -> Iterator[Case]:
    gates = {
        "glu": sigmoid, "swiglu": lambda b: b * sigmoid(b), "geglu": lambda b: b * normal_cdf(b),
        "reglu": lambda b: max(b, mpf(0)), "bilinear": lambda b: b,
    }  # fmt: skip
    for slug in UNITS:
        for _ in range(2):
            at = places(rng, -4, 4), places(rng, -4, 4)
            a, b = (mpf(str(each)) for each in at)
            gate, rate = gates[slug](b), mpmath.diff(gates[slug], b)
            yield "gated_units", slices.sentence(slug, *at), [
                *exactly(a, b), to(gate), to(a * gate), to(gate), to(a * rate)
            ]  # fmt: skip


def of_maxout(rng: random.Random) -> Iterator[Case]:
    for count in (2, 3, 4, 5):
        lines = [(places(rng, -3, 3, 1), places(rng, -3, 3, 1)) for _line in range(count)]
        exact = [(Fraction(str(a)), Fraction(str(b))) for a, b in lines]
        crossings = {
            (b[1] - a[1]) / (a[0] - b[0]) for a, b in combinations(exact, 2) if a[0] != b[0]
        }  # fmt: skip
        # between two neighbouring crossings one line is the highest
        stops = sorted(crossings)
        middles = [stops[0] - 1, *((x + y) / 2 for x, y in pairwise(stops)), stops[-1] + 1]
        best = [max(range(count), key=lambda k, z=z: exact[k][0] * z + exact[k][1]) for z in middles]
        order = [best[0], *(b for a, b in pairwise(best) if a != b)]
        hands = [z for z, a, b in zip(stops, best, best[1:], strict=False) if a != b]
        idle = [k + 1 for k in range(count) if k not in order]
        said = maxout.sentence(Maxout(*zip(*lines, strict=True)))
        yield "maxout", said, [
            *exactly(*(k + 1 for k in order)), *(to(mpf(z.numerator) / z.denominator, 6) for z in hands),
            *exactly(*(mpf(str(lines[k][0])) for k in order), *idle),
        ]  # fmt: skip


def of_losses(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        label, z = rng.randrange(2), mpf(str(place := places(rng, -7, 7)))
        p = sigmoid(z)
        wrong = p - label
        cost = -mpmath.log(p if label else 1 - p)
        yield "losses", logit.said(label, place), [
            *exactly(z), to(p), *exactly(label), to(cost, 3), to(wrong, 3), to(wrong**2 / 2, 3),
            to(wrong * p * (1 - p), 3), to(1 / (p * (1 - p)), 3),
        ]  # fmt: skip
        ones = [(sigmoid(x), -mpmath.expm1(-mpmath.exp(x))) for x in (z / 4, -z / 4)]
        yield "losses", symmetry.said(place / 4), [
            *exactly(z / 4), to(ones[0][0]), *exactly(-z / 4), to(ones[1][0]), *exactly(1), to(ones[0][1]),
            to(ones[1][1]), to(ones[0][1] + ones[1][1]),
        ]  # fmt: skip
    outputs = {
        "yes_no": sigmoid, "count": mpmath.exp, "number": lambda z: z,
        "classes": lambda z: mpmath.exp(z) / (mpmath.exp(z) + mpmath.e + mpmath.exp(mpf("-0.5"))),
    }  # fmt: skip
    for law in laws():
        z = mpf(str(place := places(rng, -3, 3)))
        output, target = outputs[law.slug](z), mpf(str(law.target))
        yield "losses", law_pages.said(law, place), [
            *exactly(target, z), to(output), to(output - target), to(output - target, slack=1e-8)
        ]  # fmt: skip


def of_classes_of_a_loss(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        given, true = [places(rng, -3, 3) for _class in range(3)], rng.randrange(3)
        powers = [mpmath.exp(mpf(str(each))) for each in given]
        p = [each / mpmath.fsum(powers) for each in powers]
        wrong_by = [each - (k == true) for k, each in enumerate(p)]
        square = p[true] * (wrong_by[true] - mpmath.fsum(a * b for a, b in zip(p, wrong_by, strict=True)))
        yield "losses", classes.said(["cat", "dog", "tiger"], of_classes(given, true)), [
            to(p[true], 3), to(1 - p[true], 3), to(abs(square), 3)
        ]  # fmt: skip


def of_one_neuron(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        start, rate, epoch = (places(rng, 0.2, 2), places(rng, 0.2, 2)), places(rng, 0.05, 1), rng.randrange(301)
        ways = []
        for squared in (True, False):
            z, way = sum(start), []
            for _epoch in range(301):
                a = 1 / (1 + math.exp(-z))
                pull = a * a * (1 - a) if squared else a
                way.append((a, pull))
                z -= 2 * rate * pull  # the weight and the bias both move by it
            ways.append(way)
        halved = [next((k for k, (a, _pull) in enumerate(way) if a <= 0.5), None) for way in ways]
        if None in halved:
            continue
        said = neuron.said(*start, rate, epoch)
        yield "losses", said, [
            *exactly(epoch, mpf(str(rate))), to(ways[0][epoch][0]), to(ways[0][epoch][1], 2), to(ways[1][epoch][0]),
            *exactly(1, 2, *halved, 300),
        ]  # fmt: skip


def of_coins(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        n = rng.randrange(5, 60)
        k = rng.randrange(1, n)
        p, share = mpf(str(place := places(rng, 0.05, 0.95))), mpf(k) / n
        log = k * mpmath.log(p) + (n - k) * mpmath.log(1 - p)
        entropy = -(share * mpmath.log(share, 2) + (1 - share) * mpmath.log(1 - share, 2))
        cross = -log / n / mpmath.log(2)
        yield "coin_flips", readings.said(Tosses(k, n), place), [
            *exactly(p), to(mpmath.exp(log)), to(log, 6), to(-log, 6), to(entropy), to(cross - entropy), to(cross),
            to(share, 6),
        ]  # fmt: skip
        mass = math.comb(n, k) * mpmath.exp(log)
        peak = math.comb(n, k) * share**k * (1 - share) ** (n - k)
        if mass > peak / 100:
            yield "coin_flips", two_readings.pair_said(Tosses(k, n), place), [*exactly(p, k, n), to(mass)]
        ways = [math.comb(12, j) * p**j * (1 - p) ** (12 - j) for j in range(13)]
        third = math.comb(11, 2) * p**9 * (1 - p) ** 3
        later = mpmath.fsum(math.comb(11, j) * p ** (11 - j) * (1 - p) ** j for j in range(3))
        yield "coin_flips", stopping.said(place), [
            *exactly(p, 9, 12), to(ways[9], 3), *exactly(12), to(third, 3), to(ways[9] / third, 6),
            to(mpmath.fsum(ways[9:]), 2), to(later, 2),
        ]  # fmt: skip


def of_intervals(rng: random.Random) -> Iterator[Case]:
    for level in (0.5, 0.9, 0.95, 0.99):
        n = rng.randrange(10, 80)
        k = rng.randrange(3, n - 2)
        z = mpmath.sqrt(2) * mpmath.erfinv(mpf(str(level)))
        share = mpf(k) / n
        cut = z**2 / 2

        def fallen(p: Any, k: int = k, n: int = n, share: Any = share, cut: Any = cut) -> Any:
            def log(p: Any) -> Any:
                return k * mpmath.log(p) + (n - k) * mpmath.log(1 - p)

            return log(share) - log(p) - cut

        tiny, sides = mpf(10) ** -12, {"solver": "bisect", "tol": 1e-30, "maxsteps": 200}
        ratio = [mpmath.findroot(fallen, ends, **sides) for ends in ((tiny, share), (share, 1 - tiny))]
        half = z * mpmath.sqrt(share * (1 - share) / n)
        middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        reach = z / (1 + z**2 / n) * mpmath.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
        ends = [*ratio, share - half, share + half, middle - reach, middle + reach]
        yield "how_sure", geometry.said(Tosses(k, n), (level,), level), [
            *exactly(100 * mpf(str(level))), to(cut, 3), to(share), *(to(end, 1) for end in ends), to(2 * cut, 3)
        ]  # fmt: skip


def of_beliefs(rng: random.Random) -> Iterator[Case]:
    for order in ("1101", "0010110", "1110111011"):
        before, level = (places(rng, 1.2, 4, 1), places(rng, 1.2, 4, 1)), mpf("0.9")
        k = order.count("1")
        a, b = mpf(str(before[0])) + k, mpf(str(before[1])) + len(order) - k

        def below(x: Any, a: Any = a, b: Any = b) -> Any:
            return mpmath.betainc(a, b, 0, x, regularized=True)

        def height(x: Any, a: Any = a, b: Any = b) -> Any:
            return (a - 1) * mpmath.log(x) + (b - 1) * mpmath.log(1 - x)

        mode, least, most = (a - 1) / (a + b - 2), mpf("1e-9"), 1 - mpf("1e-9")

        def level_with(low: Any, height: Any = height, mode: Any = mode, most: Any = most) -> Any:
            """Return the place above the mode that is as high as one below it."""
            return root(lambda x: height(low) - height(x), mode, most)

        middle = [root(lambda x, share=share, below=below: below(x) - share, least, most) for share in (0.05, 0.95)]
        dense = root(
            lambda low, below=below, up=level_with, level=level: level - below(up(low)) + below(low), least, mode
        )  # fmt: skip
        seen = arrivals(read(order), 0)
        yield "how_sure", belief.said(seen, before, 0.9, float(len(seen) - 1)), [
            *exactly(k, len(order), a, b), to(a / (a + b)), to(mode), *exactly(90),
            *(to(end) for end in middle), *exactly(90), to(dense), to(level_with(dense)),
        ]  # fmt: skip


def of_coverage(rng: random.Random) -> Iterator[Case]:
    n, z = 20, mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))
    every = covering(n, 0.95).complete()
    tail = (1 - mpf("0.95")) / 2
    for _ in range(2):
        p = mpf(str(place := places(rng, 0.2, 0.8)))
        mass = [math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]

        def holds(slug: str, k: int, p: Any = p, mass: Any = mass) -> bool:
            share = mpf(k) / n
            if slug == "wald":
                return bool(abs(p - share) <= z * mpmath.sqrt(share * (1 - share) / n))
            if slug == "wilson":
                return bool(abs(p - share) <= z * mpmath.sqrt(p * (1 - p) / n))
            if slug == "agresti_coull":
                more = n + z**2
                centre = (k + z**2 / 2) / more
                return bool(abs(p - centre) <= z * mpmath.sqrt(centre * (1 - centre) / more))
            if slug == "likelihood_ratio":
                parts = ((share, p), (1 - share, 1 - p))
                return bool(2 * n * mpmath.fsum(a * mpmath.log(a / b) for a, b in parts if a) <= z**2)
            if slug == "clopper_pearson":
                return bool(mpmath.fsum(mass[k:]) >= tail and mpmath.fsum(mass[: k + 1]) >= tail)
            below = mpmath.betainc(k + mpf("0.5"), n - k + mpf("0.5"), 0, p, regularized=True)
            return bool((k == 0 or below >= tail) and (k == n or below <= 1 - tail))

        shares = [mpmath.fsum(m for k, m in enumerate(mass) if holds(slug, k)) for slug in METHODS]
        yield "how_sure", coverage.said(every, place), [
            *exactly(p, n, 95), *(to(100 * share) for share in shares)
        ]  # fmt: skip


def of_born_dead(rng: random.Random) -> Iterator[Case]:
    for _ in range(EACH):
        draws, layers = 4000, rng.randrange(2, 21)
        counts = sorted((rng.randrange(2000, 4000), rng.randrange(60, 900), rng.randrange(3, 25), 0), reverse=True)
        columns = [Column("he_normal", width, 0.0, 0, draws, (count,) * 20) for width, count in enumerate(counts, 2)]
        z = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))

        def wilson(count: int, z: Any = z, draws: int = draws) -> list[Any]:
            share, bend = mpf(count) / draws, z**2 / draws
            reach = z * mpmath.sqrt(share * (1 - share) / draws + z**2 / (4 * mpf(draws) ** 2))
            return [100 * (share + bend / 2 + side * reach) / (1 + bend) for side in (-1, 1)]

        rare = next(width for width in range(2, 6) if all(wilson(counts[k - 2])[1] < 1 for k in range(width, 6)))
        for width in (2, 4):
            count = counts[width - 2]
            shown = within(mpf(100) * count / draws, 1) if count >= 30 else exactly(count)[0]
            yield "born_dead", heat.sentence(columns, width, layers), [
                *exactly(0), shown, *exactly(draws, layers, width, 95), *(to(end, 3) for end in wilson(count)),
                *exactly(1, rare, 5),
            ]  # fmt: skip


def of_one_unit(rng: random.Random) -> Iterator[Case]:
    made = 0
    while made < 2 * EACH:
        x, y, w, b = places(rng, 0.5, 2, 1), places(rng, 0.2, 1, 1), places(rng, 0.5, 1.5, 1), places(rng, 0.1, 1, 1)
        rate = places(rng, 0.02, 0.6)
        z, at, ws, bs = [w * x + b], None, w, b
        first = z[0] - y
        critical = z[0] / ((x * x + 1) * first) if first > 0 else math.nan
        if not first > 0.2 or abs(rate - critical) < 0.02 or (abs(rate * (x * x + 1) - 1) > 0.9 and rate < critical):
            continue
        made += 1
        while len(z) < 1001 and z[-1] > 0:
            pull = z[-1] - y
            ws, bs = ws - rate * pull * x, bs - rate * pull
            z.append(ws * x + bs)
        said = one_unit.sentence(descent(Unit(x, y, w, b), rate))
        begun = [*exactly(mpf(str(rate))), to(z[0]), to(z[1])]
        if len(z) == 2:
            ended = [*exactly(0), to(ws), to(bs), to(mpf(y) ** 2 / 2), to(critical)]
        elif z[-1] <= 0:
            continue
        else:
            last = max(k for k, each in enumerate(z) if abs(each - y) >= 0.01 * first)
            at = last + 1
            ended = [*exactly(at, 1), to(critical)]
        yield "dying_relu", said, [*begun, *ended]


FAMILIES = (
    of_rising_functions, of_gated_functions, of_gated_scenes, of_exponential_scenes, of_rectified_scenes,
    of_threshold_scenes, of_softmax_scenes, of_many_classes, of_moving_logits, of_pushed_sigmoids, of_classes_of_a_loss,
    of_beliefs, of_coverage, of_gated_units, of_maxout, of_losses, of_one_neuron, of_coins, of_intervals,
    of_born_dead, of_one_unit,
)  # fmt: skip


def sampled(family: Callable[[random.Random], Iterator[Case]]) -> list[Case]:
    with mpmath.workdps(40):
        return list(family(random.Random(SEED)))


def wrong(said: str, expected: Sequence[Expected]) -> str:
    """Say what is wrong with the numbers of a sentence; nothing where all are as expected."""
    found = [text.replace(",", "") for text in NUMBER.findall(said)]
    if len(found) != len(expected):
        return f"{len(found)} numbers, {len(expected)} expected: {said}"
    with mpmath.workdps(40):
        for text, (truth, holds) in zip(found, expected, strict=True):
            if not holds(text, truth):
                return f"{text}, not {mpmath.nstr(truth, 12)}: {said}"
    return ""


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_number_of_a_sentence_is_what_another_way_of_computing_gives(family):
    cases = sampled(family)
    assert cases
    assert [found for _page, said, expected in cases if (found := wrong(said, expected))] == []


def test_the_sample_is_large_enough_and_goes_over_many_pages():
    cases = [case for family in FAMILIES for case in sampled(family)]
    assert len({said for _page, said, _expected in cases}) >= 100
    assert len({page for page, _said, _expected in cases}) >= 10


@pytest.mark.parametrize(
    "said", ["it is 0.6226, with slope 0.2350", "it is 0.6225, with slope 0.236", "it is 0.62", "it is 0.6225"]
)
def test_a_wrong_digit_or_a_number_that_is_missing_is_noticed(said):
    expected = [to(sigmoid(mpf("0.5"))), to(sigmoid(mpf("0.5")) * sigmoid(mpf("-0.5")), 3)]
    assert not wrong("it is 0.6225, with slope 0.235", expected)
    assert wrong(said, expected)
