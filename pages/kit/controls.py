"""The controls of the pages: one record each, from which drawing it, reading it, writing it and setting it follow.

A set of them that belongs together is a `pages.kit.lab.Lab`. The functions at the end draw one control by itself.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, Self

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import CATALOGUE, Activation, Parameter
from acts.charts.kit.frames import LARGEST as LARGEST
from acts.language import _
from pages.kit import address
from pages.kit.numbers import number

WIDTH, SEEDS = 270, 1_000_000

TAKES = "Write a number with a decimal point, or with a power of ten such as 2.5e-3."
"""What the box of a number takes (a message id): the browser drops every other character without a word."""

Label = str | Callable[[], str]
"""The words of a control: a message id, or a function that returns them in the visitor's language."""


def words(label: Label) -> str:
    """Return a label in the visitor's language."""
    return label() if callable(label) else _(label)


class Control(Protocol):
    """One setting of a page. Its `key` in the session ends in its name in the address: see `address.name`."""

    @property
    def key(self) -> str: ...
    @property
    def default(self) -> Any: ...

    def show(self, notes: DeltaGenerator | None = None) -> Any:
        """Draw the control and return its value; what has to be said about it goes into `notes`."""

    def read(self, text: str) -> Any:
        """Return the value that a text of the address holds, or None if it is not a legal one."""

    def write(self, value: Any) -> str:
        """Return the text that `read` reads as this value."""

    def put(self, value: Any) -> None:
        """Set the control from code, before it is shown or in a callback."""


@dataclass(frozen=True, slots=True)
class Number:
    """A box of any number from `low` to `high`, never snapped to its `step`; `short` names it within a sentence."""

    key: str
    label: Label
    low: float
    high: float
    default: float
    step: float
    short: Label = ""
    width: int = WIDTH

    @classmethod
    def of(cls, parameter: Parameter, key: str, width: int = WIDTH) -> Self:
        """Return the control of a parameter of a function."""

        def meaning() -> str:
            text = _(parameter.meaning)
            first = text[:1] if text.startswith("z ") else text[:1].upper()
            return _("{meaning}, {symbol}").format(meaning=first + text[1:], symbol=f"${parameter.symbol}$")

        def short() -> str:
            return label(parameter.name)

        return cls(key, meaning, *bounds(parameter), parameter.default, parameter.step, short, width)

    def show(self, notes: DeltaGenerator | None = None) -> float:
        value = _box(self, words(self.label), self.step, "%.10g", self.width, _(TAKES))
        address.say_refused(self.key, words(self.short or self.label), number(value, 10), notes)
        return value

    def read(self, text: str) -> float | None:
        value = address.read_number(text)
        return value if value is not None and self.legal(value) else None

    def legal(self, value: float) -> bool:
        """Return whether the box takes this value."""
        return self.low <= value <= self.high

    def write(self, value: float) -> str:
        return repr(float(value)).removesuffix(".0")

    def put(self, value: float) -> None:
        address.move(self.key, float(value))


@dataclass(frozen=True, slots=True)
class Whole:
    """A box of a whole number from `low` to `high`.

    A box of floats: of a fraction, Streamlit's boxes of integers make another number, without a word.
    """

    key: str
    label: Label
    low: int
    high: int
    default: int
    width: int = 180
    hint: Label = ""

    @classmethod
    def seed(cls, key: str, label: Label = "Seed") -> Self:
        """Return the control of the seed of random numbers."""
        return cls(key, label, 0, SEEDS, 0)

    def show(self, notes: DeltaGenerator | None = None) -> int:
        text = words(self.label)
        whole = int(_box(self, text, 1.0, "%.12g", self.width, words(self.hint) if self.hint else None))
        address.say_refused(self.key, text, str(whole), notes)
        return whole

    def read(self, text: str) -> int | None:
        value = address.read_number(text)
        return int(value) if value is not None and self.legal(value) else None

    def legal(self, value: float) -> bool:
        """Return whether the box takes this value."""
        return self.low <= value <= self.high and float(value).is_integer()

    def write(self, value: float) -> str:
        return f"{value:.0f}"

    def put(self, value: int) -> None:
        address.move(self.key, float(value))


@dataclass(frozen=True, slots=True)
class Stops:
    """A slider over a few whole numbers."""

    key: str
    label: Label
    values: tuple[int, ...]
    default: int
    width: int = 300

    def show(self, notes: DeltaGenerator | None = None) -> int:
        text = words(self.label)
        address.setting(self.key, self.default, self.read)
        value = st.select_slider(text, self.values, key=self.key, width=self.width)
        address.say_refused(self.key, text, str(value), notes)
        return value

    def read(self, text: str) -> int | None:
        return next((value for value in self.values if str(value) == text), None)

    def write(self, value: float) -> str:
        return f"{value:.0f}"

    def put(self, value: int) -> None:
        address.move(self.key, value)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of one of the `options` by slug; `called` returns what an option is called."""

    key: str
    label: Label
    options: tuple[str, ...]
    called: Callable[[str], str]
    default: str

    def show(self, notes: DeltaGenerator | None = None) -> str:
        names = {slug: self.called(slug) for slug in self.options}
        return address.choice(words(self.label), names, self.key, self.default, where=notes)

    def read(self, text: str) -> str | None:
        return text if text in self.options else None

    def write(self, value: str) -> str:
        return value

    def put(self, value: str) -> None:
        address.put(self.key, value, self.default)


@dataclass(frozen=True, slots=True)
class Choices:
    """A choice of any of the `options` by slug, in the order in which they were chosen."""

    key: str
    label: Label
    options: tuple[str, ...]
    called: Callable[[str], str]
    default: tuple[str, ...] = ()

    def show(self, notes: DeltaGenerator | None = None) -> tuple[str, ...]:
        names = {slug: self.called(slug) for slug in self.options}
        return address.choices(words(self.label), names, self.key, where=notes, default=self.default)

    def read(self, text: str) -> tuple[str, ...] | None:
        chosen = tuple(dict.fromkeys(slug for slug in text.split(",") if slug))
        return chosen if set(chosen) <= set(self.options) else None

    def write(self, value: tuple[str, ...]) -> str:
        return ",".join(value)

    def put(self, value: tuple[str, ...]) -> None:
        address.put(self.key, value, self.default)


def _box(control: Number | Whole, text: str, step: float, digits: str, width: int, hint: str | None = None) -> float:
    """Draw a number box; one that is emptied, and so holds None, keeps its value."""

    def read(raw: str) -> float | None:
        value = control.read(raw)
        return None if value is None else float(value)

    def legal(value: float | None) -> bool:
        return value is not None and control.legal(value)

    value: float = address.setting(control.key, float(control.default), read, control.write, legal)
    low, high = float(control.low), float(control.high)
    st.number_input(text, low, high, None, step, digits, control.key, hint, width=width)
    return value


def boxes(activation: Activation, notes: DeltaGenerator, scope: str = "", width: int = WIDTH) -> dict[str, float]:
    """Show a box for each parameter of a function and return the values: legal ones, each alone and together.

    What has to be said about them goes into `notes`; `scope` names a second set of boxes for one function.
    """
    values = {p.name: box(p, key(scope or activation.slug, p), notes, width) for p in activation.parameters}
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
                defaults=_(", ").join(
                    _("{parameter} = {value}").format(parameter=label(name), value=number(value))
                    for name, value in defaults.items()
                ),
            ),
            icon=":material/swap_horiz:",
        )
        return defaults
    return values


def box(parameter: Parameter, name: str, notes: DeltaGenerator | None = None, width: int = WIDTH) -> float:
    """Show the box of one parameter under this key."""
    return Number.of(parameter, name, width).show(notes)


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
    return Number(name, lambda: text, low, high, default, step, lambda: short or text, width).show(notes)


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
    """Show a box of a whole number that is in the address under `name`."""
    return Whole(name, lambda: text, low, high, default, width, (lambda: hint) if hint else "").show(notes)


def seed(name: str, text: str = "", notes: DeltaGenerator | None = None) -> int:
    """Show the box of a seed under this key."""
    return (Whole.seed(name, lambda: text) if text else Whole.seed(name)).show(notes)


def function(key: str, slugs: Iterable[str], default: str) -> str:
    """Let the reader choose one of some functions of the catalogue, by their slugs; `key` is that of the address."""
    return address.choice(_("Function"), {slug: _(CATALOGUE[slug].name) for slug in slugs}, key, default)


def key(slug: str, parameter: Parameter) -> str:
    """Return the name of a function's parameter in the address: its own for each function."""
    return f"{slug}_{parameter.name}"


def label(name: str) -> str:
    """Return a parameter's name in words."""
    return _(name.replace("_", " "))
