"""One unit, one sample: the learning rate under the hand, and every number of the first two steps written out."""

import math
import re
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import acts
from acts.charts.kit.picture import Picture
from acts.charts.training.one_unit import rate_of, unit_picture, unit_runs, unit_settings
from acts.experiments.training.one_unit import CLOSE, HORIZON, Descent, Unit, critical_rate, descent
from acts.language import _
from pages.kit import address, controls, live
from pages.kit.numbers import number, telling
from pages.kit.words import Words

REACH, DIGITS = 10.0, 5
SHORT, LONG = 24, 32  # characters of a phone's line: beside a formula, and alone
TOO_HIGH = 0.4  # a learning rate that takes the first unit under water
ROUNDING = 1e-12  # of the numbers that it comes from: what is smaller is left over by float64
_SIGNS = str.maketrans({"−": "-", "·": r"\cdot", "×": r"\times", "≈": r"\approx", "²": "^2"})
_POWER, _LOW = re.compile("10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"), str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


@st.fragment
def show(words: Words) -> None:
    """Show the part: the unit's boxes, the live picture with its sentence, the numbers of two steps."""
    words.show("one unit")
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = _unit(notes)
        rate = rate_of(unit)
        value = controls.number_box(
            _("Learning rate $η$"), "unit_rate", rate.domain.low, rate.domain.high, rate.default, rate.step,
            _("learning rate"), 150, notes,
        )  # fmt: skip

    def drawn(seed: tuple[float, ...], sentences: list[str]) -> Picture:
        return unit_picture(unit, seed, sentences, [readout(run) for run in unit_runs(unit, seed)])

    live.chart(
        f"dying_relu/unit/{unit}",
        {rate: "unit_rate"},
        {rate.name: value},
        lambda seed: unit_settings(unit, seed),
        drawn,
        lambda **setting: sentence(_run(unit, **setting)),
    )
    (slope,) = acts.leaky_relu.parameters
    rescued = descent(Unit(activation=acts.leaky_relu), TOO_HIGH)
    words.show("one unit numbers", slope=number(slope.default), rate=number(TOO_HIGH), back=str(rescued.back))
    run = _run(unit, value)
    for cell, first in zip(st.columns(2, gap="large"), (0, 1), strict=True):
        if first < len(run.steps):
            cell.markdown(f"**{_('Step {number}').format(number=first + 1)}**\n\n$$\n{aligned(run, first)}\n$$")


def _unit(notes: DeltaGenerator) -> Unit:
    names = {activation.slug: _(activation.name) for activation in (acts.relu, acts.leaky_relu)}
    slug, given = address.choice(_("Function"), names, "dying_relu/unit_fn", acts.relu.slug), ()
    if slug == acts.leaky_relu.slug:
        (slope,) = acts.leaky_relu.parameters
        text = _("Slope for $z < 0$")
        bounds = -controls.LARGEST, controls.LARGEST
        leak = controls.number_box(text, "unit_slope", *bounds, slope.default, slope.step, _("slope"), 140, notes)
        given = ((slope.name, leak),)
    usual = Unit()
    boxes = {
        "x": (_("Input $x$"), usual.x), "y": (_("Target $y$"), usual.y),
        "w": (_("Weight $w$"), usual.w), "b": (_("Bias $b$"), usual.b),
    }  # fmt: skip
    values = {
        name: controls.number_box(text, f"unit_{name}", -REACH, REACH, default, 0.5, name, 130, notes)
        for name, (text, default) in boxes.items()
    }
    return Unit(**values, activation=acts.CATALOGUE[slug], parameters=given)


def _run(unit: Unit, rate: float) -> Descent:
    """Return the run at this rate: one of the slider's stops, which are computed together, or one of its own."""
    return next((run for run in unit_runs(unit, ()) if run.rate == rate), None) or descent(unit, rate)


def sentence(run: Descent) -> str:
    """Say what became of a unit at its learning rate, and which rates take it under water at once."""
    start, unit = run.steps[0], run.unit
    if run.ending == "silent" and run.at == 0:
        return _(
            "The unit starts under water, at z = {z}: its gradient is exactly 0, so no learning rate moves it, "
            "and the loss stays at {loss}."
        ).format(z=number(start.z), loss=_kept(run))
    if run.ending == "arrived" and run.at == 0:
        return _("The unit starts on target, a = y = {y}: its gradient is 0 and nothing moves.").format(
            y=number(unit.y)
        )
    critical = critical_rate(unit)
    rate = telling(run.rate, *([] if critical is None else [critical]))
    if run.ending == "still":
        said = _("At a learning rate of {rate} nothing moves: z stays at {z} and the loss at {loss}.")
        said = said.format(rate=rate, z=number(start.z), loss=number(start.loss))
    else:
        end = run.steps[1].z if run.beyond is None or len(run.steps) > 1 else run.beyond
        said = _("At a learning rate of {rate} the first step takes z from {z} to {end}").format(
            rate=rate, z=telling(start.z, end), end=telling(end, start.z)
        )
        said += _rest(run)
    return f"{said} {_verge(run, critical)}".strip()


def _rest(run: Descent) -> str:
    """Say how it goes on after the first step."""
    last = run.last
    words = {
        "at": run.at, "back": run.back, "under": run.under, "horizon": HORIZON, "share": number(100 * CLOSE),
        "z": number(last.z), "w": number(last.w), "b": number(last.b), "loss": number(last.loss),
        "slope": number(_below(run.unit)), "beyond": number(run.beyond or 0.0),
    }  # fmt: skip
    if run.ending == "silent":
        said = _(": under water.") if run.at == 1 else _(", and step {at} takes it to {z}: under water.")
        said += " " + _(
            "From then on the gradient is exactly 0 and w = {w}, b = {b} never change again; the loss stays at {kept}."
        )
        return said.format(**words, kept=_kept(run))
    said = ""
    if run.under is not None:
        said = {0: _("; it started under water."), 1: _(": under water.")}.get(
            run.under, _(", and step {under} takes it under water.")
        )
        said += " " + _("The slope there is {slope}, not 0, so it learns on")
        said += _(" and comes up at step {back}") if run.back is not None else ""
    ends = {
        "arrived": _("; from step {at} on the error is under {share}% of what it was."),
        "swinging": _("; it swings past its target without end: after {horizon} steps the loss is {loss}."),
        "moving": _("; after {horizon} steps z is {z} and the loss {loss}."),
        "diverged": _("; at step {at} z is {beyond}, beyond all bounds, and the run stops."),
    }
    if run.swings and run.under is None:
        ends["arrived"] = _("; it swings past its target and closes in") + ends["arrived"]
    return (said + ends[run.ending]).format(**words)


def _verge(run: Descent, critical: float | None) -> str:
    """Say which learning rates take the unit under water at the first step."""
    start = run.steps[0]
    if critical is None:
        low = start.z > 0 and start.dz < 0
        return _("No rate takes the first step under water: the output is too low, so it leads up.") if low else ""
    said = _("From a rate of {critical} on the first step would end under water.")
    if run.under == 1:
        said = _("Any rate from {critical} on takes the first step under water.")
    return said.format(critical=telling(critical, run.rate))


def _kept(run: Descent) -> str:
    """Return the loss that a silent unit keeps, and say so where it could not be lower."""
    loss = number(run.last.loss)
    if run.unit.y > 0:
        return loss
    return _("{loss}, the least that is possible with a target that is not above 0").format(loss=loss)


def _below(unit: Unit) -> float:
    return float(unit.activation.derivative(-1.0, **dict(unit.parameters)))


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
        parts = re.split(" (?=[=≈])", text) if len(text) > LONG else [text]
        if len(text) > SHORT or name in ("dz", "w", "b"):
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
        return f"({self.text})" if self.text.startswith("−") else self.text

    @property
    def plus(self) -> str:
        return f"− {self.text[1:]}" if self.text.startswith("−") else f"+ {self.text}"


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
    """Return numbers as words write them in LaTeX."""
    low = _POWER.sub(lambda power: f"10^{{{power[1].translate(_LOW)}}}", text)
    return low.translate(_SIGNS).replace("max", r"\max")
