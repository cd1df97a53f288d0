"""A step of one unit, written out with every number that it comes from."""

import math
import re
from dataclasses import dataclass

import acts
from acts.experiments.training.one_unit import Descent
from pages.kit.numbers import number, tex

DIGITS = 5
SHORT, LONG = 24, 32
"""How many characters fit on a phone's line: beside a formula, and alone."""

ROUNDING = 1e-12
"""A number that is smaller than this share of the numbers that it comes from is what float64 leaves over."""

_SIGNS = str.maketrans({"−": "-", "·": r"\cdot", "≈": r"\approx", "²": "^2"})


def readout(run: Descent) -> tuple[str, str]:
    """Return the first step written out, in two columns of lines: what is there, and what the step makes of it."""
    now = worked(run, 0)
    left = [f"z {now['z']}", f"a {now['a']}", f"L {now['loss']}", f"dL/dz {now['dz']}"]
    left.append(f"dL/dw {now['dw']},  dL/db {now['db']}")
    right = []
    if len(run.steps) > 1:
        then = worked(run, 1)
        right = [f"w′ {now['w']}", f"b′ {now['b']}", f"z′ {then['z']}", f"f ′(z′) {then['slope']}"]
    return "\n".join(left), "\n".join(right)


def aligned(run: Descent, first: int) -> str:
    """Return a step as lines of LaTeX: each quantity in letters, in numbers, and what comes out."""
    forms = {
        "z": "z &= wx + b", "a": "a &= f(z)", "loss": r"L &= \tfrac{1}{2}(a - y)^2",
        "dz": r"\frac{\partial L}{\partial z} &= (a - y)\,f'(z)",
        "dw": r"\frac{\partial L}{\partial w} &= \frac{\partial L}{\partial z}\,x",
        "db": r"\frac{\partial L}{\partial b} &= \frac{\partial L}{\partial z}",
        "w": r"w &\leftarrow w - \eta\,\frac{\partial L}{\partial w}",
        "b": r"b &\leftarrow b - \eta\,\frac{\partial L}{\partial b}",
    }  # fmt: skip
    now, lines = worked(run, first), []
    for name, text in ((name, now[name]) for name in forms if name in now):
        parts = re.split(" (?=[=≈])", text) if _width(text) > LONG else [text]
        if _width(text) > SHORT or name in ("dz", "w", "b"):
            lines += [forms[name], *(f"& {_tex(part)}" for part in parts)]
        else:
            lines.append(f"{forms[name]} {_tex(text)}")
    return "\\begin{aligned}\n" + " \\\\[4pt]\n".join(lines) + "\n\\end{aligned}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is shown, and whether that is all of it."""

    text: str
    whole: bool

    @classmethod
    def of(cls, value: float, size: float = 0.0) -> "Shown":
        """Write a number that comes from numbers of some size: next to them rounding is as good as nothing."""
        if 0 < abs(value) < ROUNDING * size:
            return cls("0", whole=False)
        whole = math.isclose(float(f"{value:.{DIGITS}g}"), value, rel_tol=ROUNDING)
        return cls(number(value, DIGITS), whole)

    @property
    def factor(self) -> str:
        return f"({self.text})" if self.text.startswith("-") else self.text

    @property
    def plus(self) -> str:
        return f"− {self.text[1:]}" if self.text.startswith("-") else f"+ {self.text}"


def worked(run: Descent, first: int) -> dict[str, str]:
    """Return each quantity of a step with the numbers that it comes from, such as `= 1 · 2 + 0.5 = 2.5`.

    A last `=` holds for the digits that are shown, `≈` where some are left out; so `= 0` is exactly 0, and `≈ 0`
    is what rounding leaves.
    """
    unit, step = run.unit, run.steps[first]
    push = max(abs(step.a), abs(unit.y)) * abs(step.slope)
    gradients = {"dz": push, "dw": push * abs(unit.x), "db": push}

    def tell(name: str, at: int = first) -> Shown:
        size = gradients.get(name) or max(abs(getattr(each, name)) for each in run.steps[: at + 1])
        return Shown.of(getattr(run.steps[at], name), size)

    w, b, z, a, loss, slope, dz, dw, db = map(tell, ("w", "b", "z", "a", "loss", "slope", "dz", "dw", "db"))
    x, y, minus_y, eta = map(Shown.of, (unit.x, unit.y, -unit.y, run.rate))

    def gives(result: Shown, *parts: Shown) -> str:
        return f"{'=' if all(each.whole for each in (result, *parts)) else '≈'} {result.text}"

    error = f"({a.text} {minus_y.plus})"
    f = f"max(0, {z.text})" if unit.activation is acts.relu else f"f({z.text})"
    lines = {
        "z": f"= {w.text} · {x.factor} {b.plus} {gives(z, w, x, b)}",
        "a": f"= {f} {gives(a, z)}",
        "loss": f"= {error}² / 2 {gives(loss, a, y)}",
        "slope": gives(slope),
        "dz": f"= {error} · {slope.factor} {gives(dz, a, y, slope)}",
        "dw": f"= {dz.text} · {x.factor} {gives(dw, dz, x)}",
        "db": gives(db),
    }
    if first + 1 < len(run.steps):
        for name, before, gradient in (("w", w, dw), ("b", b, db)):
            after = gives(tell(name, first + 1), before, eta, gradient)
            lines[name] = f"= {before.text} − {eta.text} · {gradient.factor} {after}"
    return lines


def _tex(text: str) -> str:
    """Return a line of `worked` in LaTeX."""
    return tex(text).translate(_SIGNS).replace("max", r"\max")


def _width(text: str) -> int:
    """Return how many characters a line of `worked` takes in LaTeX, where a power of ten takes four more."""
    return len(text) + 4 * text.count("e")
