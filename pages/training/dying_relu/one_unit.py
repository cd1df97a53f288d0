"""One unit, one sample: the learning rate under the hand, and every number of the first two steps written out."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import acts
from acts.charts.kit.frames import LARGEST
from acts.charts.kit.picture import Picture
from acts.charts.training.one_unit import one_unit_picture, one_unit_runs, one_unit_settings, rate_of
from acts.experiments.training.one_unit import Descent, Unit, descent
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training.dying_relu.arithmetic import aligned, readout
from pages.training.dying_relu.descent import sentence

REACH = 10.0
TOO_HIGH = 0.4  # a learning rate that makes the first unit inactive


words = Words(__file__)


@fragment
def show() -> None:
    """Show the live picture with its sentence and the unit's boxes, and below it every number of two steps."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        notes = st.container()
        unit = _unit(notes)
        rate = rate_of(unit)
        value = controls.number_box(
            _("Learning rate $η$"), "unit_rate", rate.domain.low, rate.domain.high, rate.default, rate.step,
            _("learning rate"), 150, notes,
        )  # fmt: skip
        words.show("one unit step")

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        return one_unit_picture(unit, start, sentences, [readout(run) for run in one_unit_runs(unit, start)])

    with picture:
        live.chart(
            f"dying_relu/unit/{unit}",
            {rate: "unit_rate"},
            {rate.name: value},
            lambda start: one_unit_settings(unit, start),
            drawn,
            lambda **setting: sentence(_run(unit, **setting)),
        )
    words.show("one unit")
    (slope,) = acts.leaky_relu.parameters
    rescued = descent(Unit(activation=acts.leaky_relu), TOO_HIGH)
    words.show("one unit leaky", slope=number(slope.default), rate=number(TOO_HIGH), back=str(rescued.back))
    drawer(_("The gradient, line by line"), "unit_algebra", ":material/function:", _algebra)
    label = _("The first two steps with every number")
    drawer(label, "unit_steps", ":material/calculate:", lambda: _two_steps(_run(unit, value)))


def _algebra() -> None:
    words.show("one unit algebra")


def _two_steps(run: Descent) -> None:
    words.show("one unit numbers")
    for cell, first in zip(st.columns(2, gap="large"), (0, 1), strict=True):
        if first < len(run.steps):
            cell.markdown(f"**{_('Step {number}').format(number=first + 1)}**\n\n$$\n{aligned(run, first)}\n$$")


def _unit(notes: DeltaGenerator) -> Unit:
    slugs = acts.relu.slug, acts.leaky_relu.slug
    slug = controls.function("dying_relu/unit_fn", slugs, acts.relu.slug)
    given: tuple[tuple[str, float], ...] = ()
    if slug == acts.leaky_relu.slug:
        (slope,) = acts.leaky_relu.parameters
        text = _("Slope for $z < 0$")
        bounds = -LARGEST, LARGEST
        leak = controls.number_box(text, "unit_slope", *bounds, slope.default, slope.step, _("slope"), 140, notes)
        given = ((slope.name, leak),)
    usual = Unit()
    boxes = {
        "x": (_("Input $x$"), usual.x), "y": (_("Target $y$"), usual.y),
        "w": (_("Weight $w$"), usual.w), "b": (_("Bias $b$"), usual.b),
    }  # fmt: skip
    with st.container(horizontal=True):
        values = {
            name: controls.number_box(text, f"unit_{name}", -REACH, REACH, default, 0.5, name, 108, notes)
            for name, (text, default) in boxes.items()
        }
    return Unit(**values, activation=acts.CATALOGUE[slug], parameters=given)


def _run(unit: Unit, rate: float) -> Descent:
    """Return the run at this rate: one of the slider's stops, which are computed together, or one of its own."""
    return next((run for run in one_unit_runs(unit, ()) if run.rate == rate), None) or descent(unit, rate)
