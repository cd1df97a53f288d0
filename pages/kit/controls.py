"""A number box for each parameter of a function: bound to the address, exact, and never snapped."""

import math

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import Activation, Parameter
from acts.language import _
from pages.kit import address
from pages.kit.numbers import number

WIDTH, SEEDS = 270, 1_000_000
LARGEST = 1e6  # beyond this a curve is drawn as two vertical lines; every smaller legal value is drawn as it is


def boxes(activation: Activation, notes: DeltaGenerator, scope: str = "") -> dict[str, float]:
    """Show the boxes where the page is and return the values: legal ones, each alone and together.

    What has to be said about them goes into `notes`; `scope` names a second set of boxes for one function.
    """
    values = {p.name: box(p, key(scope or activation.slug, p), notes) for p in activation.parameters}
    if activation.parameters and activation.refusal(values):
        order = next(o for o in activation.orders if not o.kept_by(values[o.low], values[o.high]))
        sign = "<" if order.strict else "≤"
        defaults = {p.name: p.default for p in activation.parameters}
        notes.warning(
            _("{name} needs {low} {sign} {high}. Until then it is shown at its defaults, {defaults}.").format(
                name=_(activation.name),
                low=label(order.low),
                high=label(order.high),
                sign=sign,
                defaults=", ".join(f"{label(n)} = {number(v)}" for n, v in defaults.items()),
            ),
            icon=":material/swap_horiz:",
        )
        return defaults
    return values


def box(parameter: Parameter, name: str, notes: DeltaGenerator | None = None) -> float:
    """Show the box of one parameter under this key."""
    low, high = bounds(parameter)
    meaning = _(parameter.meaning)
    text = f"{meaning[:1].upper()}{meaning[1:]}, ${parameter.symbol}$"
    return number_box(text, name, low, high, parameter.default, parameter.step, label(parameter.name), notes=notes)


def bounds(parameter: Parameter) -> tuple[float, float]:
    """Return the lowest and the highest value that a box takes."""
    low, high = max(parameter.domain.low, -LARGEST), min(parameter.domain.high, LARGEST)
    if low not in parameter.domain:  # an open end: a number box only knows closed ones
        low = math.nextafter(low, math.inf)
    return low, high


def number_box(
    text: str,
    name: str,
    low: float,
    high: float,
    default: float,
    step: float,
    short: str = "",
    width: int = WIDTH,
    notes: DeltaGenerator | None = None,
) -> float:
    """Show a number box that is in the address under `name`; `short` names it in a sentence, `text` above the box."""
    address.refused(name, address.within(low, high))
    value = st.number_input(
        text, low, high, default, step, format="%.10g", key=name, bind="query-params", width=width
    )  # fmt: skip
    address.say_refused(name, short or text, number(value, 10), notes)
    return value


def whole_box(
    text: str,
    name: str,
    low: int,
    high: int,
    default: int,
    width: int = 180,
    hint: str | None = None,
    notes: DeltaGenerator | None = None,
) -> int:
    """Show a box of a whole number that is in the address under `name`.

    A box of floats: Streamlit's boxes of integers raise an error at an infinity in a link.
    """
    address.refused(name, address.within(low, high, whole=True))
    value = st.number_input(
        text, float(low), float(high), float(default), 1.0, "%.0f", name, hint, bind="query-params", width=width
    )
    whole = math.floor(value + 0.5)
    address.say_refused(name, text, str(whole), notes)
    return whole


def seed(name: str, text: str = "", notes: DeltaGenerator | None = None) -> int:
    """Show the box of a seed under this key."""
    return whole_box(text or _("Seed"), name, 0, SEEDS, 0, notes=notes)


def key(slug: str, parameter: Parameter) -> str:
    """Return the name of a function's parameter in the address: its own for each function."""
    return f"{slug}_{parameter.name}"


def label(name: str) -> str:
    """Return a parameter's name in words."""
    return name.replace("_", " ")
