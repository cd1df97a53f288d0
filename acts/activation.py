"""The records of the core: what an activation function is, written down as data.

Everything the app states about a function stands in one of these records, and a test tries to
refute it. Names and meanings are plain English message ids: pages translate them, records never do.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from acts import manual
from acts.manual import describes_itself

Array = NDArray[Any]
Elementwise = Callable[..., Any]
Framework = Literal["torch", "jax", "keras", "tf", "paddle"]
Monotone = Literal["strictly increasing", "increasing", "strictly decreasing", "decreasing", "neither"]


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval of the extended real line.

    Parameters
    ----------
    low, high : float
        The ends, ``low <= high``; infinite ends are allowed.
    brackets : {"[]", "()", "[)", "(]"}
        Which ends belong to it, in the usual notation.

    Raises
    ------
    ValueError
        If the ends are out of order or not numbers, or the brackets are none of the four.
    """

    low: float
    high: float
    brackets: str = "[]"

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"an interval needs low <= high, not {self.low} and {self.high}")
        if self.brackets not in ("[]", "()", "[)", "(]"):
            raise ValueError(f"brackets are one of [], (), [), (], not {self.brackets!r}")

    def __contains__(self, value: float) -> bool:
        above = value >= self.low if self.brackets[0] == "[" else value > self.low
        below = value <= self.high if self.brackets[1] == "]" else value < self.high
        return above and below

    def __str__(self) -> str:
        return f"{self.brackets[0]}{self.low:g}, {self.high:g}{self.brackets[1]}"


REALS = Interval(-math.inf, math.inf, "()")
POSITIVE = Interval(0.0, math.inf, "()")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that shapes an activation function.

    Sliders, checks of a URL, documentation and the sweeps of the tests all read this record.

    Parameters
    ----------
    name : str
        The frameworks' name for it, such as ``negative_slope``.
    symbol : str
        LaTeX of its symbol in the formulas.
    default : float
        The value used when none is given.
    domain : Interval
        Every legal value.
    typical : Interval
        The closed, finite range that a slider spans.
    step : float
        The slider's step.
    meaning : str
        A few words on what it does (a message id).
    """

    name: str
    symbol: str
    default: float
    domain: Interval
    typical: Interval
    step: float
    meaning: str

    def refusal(self, value: Any) -> str | None:
        """Say in one sentence why `value` (a number or an array) is not legal, or None if it is."""
        try:
            numbers = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            return f"{self.name} has to be a number, not {value!r}"
        for number in numbers.ravel().tolist():
            if number not in self.domain:
                return f"{self.name} has to lie in {self.domain}, not {number:g}"
        return None


def filled(slug: str, parameters: tuple[Parameter, ...], given: dict[str, Any]) -> dict[str, Any]:
    """Return the value of every parameter, given or the default; raises TypeError for an unknown name."""
    known = {p.name: p for p in parameters}
    for name in given:
        if name not in known:
            raise TypeError(f"{slug} has no parameter {name!r}; it has {', '.join(known) or 'none'}")
    return {name: given.get(name, p.default) for name, p in known.items()}


def floats(z: ArrayLike, name: str = "z") -> tuple[Array, np.dtype[Any]]:
    """Return z as an array, and the dtype of the result: that of z, or float64 for integers and booleans.

    Raises
    ------
    TypeError
        If z is not real numbers of at most 64 bits.
    """
    given = np.asarray(z)
    if given.dtype.kind in "biu":
        return given, np.dtype(np.float64)
    if given.dtype.kind == "f" and given.dtype.itemsize <= 8:
        native = given.dtype.newbyteorder("=")  # a file may hold the other byte order
        return given.astype(native, copy=False), native
    raise TypeError(f"{name} has to be real numbers of at most 64 bits, not {given.dtype}")


@dataclass(frozen=True, slots=True)
class Order:
    """Two parameters of one function that have to come in order: ``low < high``, or ``low <= high``."""

    low: str
    high: str
    strict: bool

    def kept_by(self, low: Any, high: Any) -> bool:
        """Whether the two values (numbers or arrays) are in order."""
        return bool(np.all(np.less(low, high) if self.strict else np.less_equal(low, high)))


@dataclass(frozen=True, slots=True)
class Kink:
    """A point at which the slope jumps.

    Parameters
    ----------
    z : float
        Where.
    left, right : float
        The one-sided slopes there.
    slope : float
        The slope that `derivative` returns there: a choice, since no derivative exists.
    """

    z: float
    left: float
    right: float
    slope: float


@dataclass(frozen=True, slots=True)
class Jump:
    """A point at which the value jumps.

    Parameters
    ----------
    z : float
        Where.
    left, right : float
        The one-sided limits there.
    value : float
        The value that the function has there: a choice, of one side or of neither.
    """

    z: float
    left: float
    right: float
    value: float


@dataclass(frozen=True, slots=True)
class Symmetry:
    """A symmetry of the graph: about the point (z, a), or in a mirror, the vertical line at z.

    The values chosen at jumps do not count: a step is symmetric about the middle of its jump, for any value there.
    """

    kind: Literal["point", "mirror"]
    z: float
    a: float = 0.0


@dataclass(frozen=True, slots=True)
class Saturation:
    """How one side of a function flattens out.

    ``hard``: the slope is exactly 0 beyond `beyond`. ``soft``: the slope tends to 0 and never gets there.
    """

    kind: Literal["hard", "soft"]
    beyond: float | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """What the app states about a function, for one setting of its parameters.

    Parameters
    ----------
    range : Interval
        The shortest interval that holds all values over the finite reals, as mathematics has it, before any
        rounding. The function takes all values in it but those in `gaps`.
    limits : tuple of two floats
        The limits at minus and plus infinity.
    smoothness : float
        The largest n for which the function is n times continuously differentiable;
        ``math.inf`` if it is for every n, -1 if the function itself jumps.
    monotone : str
        One of ``strictly increasing``, ``increasing``, ``strictly decreasing``, ``decreasing``, ``neither``.
    symmetry : Symmetry or None
        Odd functions have the point symmetry about (0, 0).
    zero_centred : bool
        Whether the mean output is 0 for a standard normal pre-activation.
    left, right : Saturation or None
        How each side saturates; None if its slope does not tend to 0.
    lipschitz : float
        The least upper bound of the absolute slope; ``math.inf`` if the slope is unbounded, or the value jumps.
    steepest : Interval or None
        Where the absolute slope attains that bound; None if it only approaches the bound. If a symmetric function
        attains it on both sides, the left one.
    kinks : tuple of Kink
        Every point at which the slope jumps, in order.
    jumps : tuple of Jump
        Every point at which the value jumps, in order.
    gaps : tuple of Interval
        The parts of the range that no value reaches, from below upwards; only a jump can leave a gap.
    """

    range: Interval
    limits: tuple[float, float]
    smoothness: float
    monotone: Monotone
    symmetry: Symmetry | None
    zero_centred: bool
    left: Saturation | None
    right: Saturation | None
    lipschitz: float
    steepest: Interval | None
    kinks: tuple[Kink, ...] = ()
    jumps: tuple[Jump, ...] = ()
    gaps: tuple[Interval, ...] = ()

    @property
    def odd(self) -> bool:
        """Whether f(-z) = -f(z)."""
        return self.symmetry == Symmetry("point", 0.0, 0.0)

    @property
    def values(self) -> tuple[Interval, ...]:
        """The range without its gaps, from below upwards; a single value is an interval of one point."""
        out, low, opening = [], self.range.low, self.range.brackets[0]
        for gap in self.gaps:
            out.append(Interval(low, gap.low, opening + ("]" if gap.brackets[0] == "(" else ")")))
            low, opening = gap.high, "[" if gap.brackets[1] == ")" else "("
        return (*out, Interval(low, self.range.high, opening + self.range.brackets[1]))

    @property
    def bounded(self) -> bool:
        """Whether both ends of the range are finite."""
        return math.isfinite(self.range.low) and math.isfinite(self.range.high)


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication: who, when, what, where, and a link to it."""

    key: str
    authors: str
    year: int
    title: str
    venue: str
    url: str


@dataclass(frozen=True, slots=True)
class Call:
    """How a framework spells a function.

    Parameters
    ----------
    framework : {"torch", "jax", "keras", "tf", "paddle"}
        Which framework the call belongs to.
    name : str
        The dotted name of the call, or an expression in `z` where the framework ships none.
    shipped : bool
        Whether the framework has the function under that name.
    keywords : tuple of (ours, theirs)
        The framework's names of our parameters, in the order of the call.
    defaults : tuple of (ours, value)
        The framework's own defaults where it has them.
    kink_slopes : tuple of float
        The slopes that its automatic differentiation returns at our kinks, at the parameters in
        `defaults`; empty if not known.
    run : bool
        Whether the call was run; if False, it was read in the framework's documentation.
    layer : bool
        Whether `name` is a layer that is built first and called on z afterwards.
    note : str
        What else a user has to know, in a few words (a message id).
    """

    framework: Framework
    name: str
    shipped: bool = True
    keywords: tuple[tuple[str, str], ...] = ()
    defaults: tuple[tuple[str, float], ...] = ()
    kink_slopes: tuple[float, ...] = ()
    run: bool = True
    layer: bool = False
    note: str = ""

    def code(self, **parameters: float) -> str:
        """Write the call out for these values of the parameters."""
        if not self.shipped:
            return self.name.format(**{ours: repr(value) for ours, value in parameters.items()})
        given = ", ".join(f"{theirs}={parameters[ours]!r}" for ours, theirs in self.keywords)
        if self.layer:
            return f"{self.name}({given})(z)"
        return f"{self.name}(z, {given})" if given else f"{self.name}(z)"


@dataclass(frozen=True, slots=True)
class Formulas:
    """The NumPy functions of an activation, and the only copies of its formulas in LaTeX.

    Each function takes a floating array z and the parameters by name. It calls NumPy and the functions in `uses` only,
    so that its source can be shown and copied. In the LaTeX, `f(z) = ` and `f'(z) = ` are
    left to the page.
    """

    value: Elementwise
    derivative: Elementwise
    second_derivative: Elementwise
    latex: str
    latex_derivative: str
    uses: tuple[Callable[..., Any], ...] = ()


@describes_itself(manual.of_activation)
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Activation:
    """An elementwise activation function with its parameters, claims and sources.

    Calling it takes the pre-activation z: a number, a list or an array of any shape. Floating dtypes
    of 16, 32 and 64 bits are kept (16 bits are computed in 32 and rounded once); integers and booleans
    become float64. z is never changed, no warning is raised, and only nan gives nan.

    Parameters
    ----------
    slug : str
        The permanent public id, in URLs and file names.
    name : str
        The usual name (a message id).
    family : str
        The slug of its family.
    formulas : Formulas
        NumPy functions and LaTeX.
    claim : Claims or callable
        The claims, or a function from the parameters to the claims.
    calls : tuple of Call
        How torch, jax, keras, tf and paddle spell it.
    references : tuple of Reference
        Where it was introduced, first the paper a reader should cite.
    parameters : tuple of Parameter
    orders : tuple of Order
        Pairs of parameters that have to come in order.
    aliases : tuple of str
        Other names under which `find` knows it.
    full_name : str
        The name written out, where `name` is an abbreviation (a message id).

    Examples
    --------
    >>> import acts
    >>> acts.relu([-1, 2])
    array([0., 2.])
    >>> acts.leaky_relu.derivative(-3.0, negative_slope=0.2)
    np.float64(0.2)
    """

    slug: str
    name: str
    family: str
    formulas: Formulas
    claim: Claims | Callable[..., Claims]
    calls: tuple[Call, ...]
    references: tuple[Reference, ...]
    parameters: tuple[Parameter, ...] = ()
    orders: tuple[Order, ...] = ()
    aliases: tuple[str, ...] = ()
    full_name: str = ""

    def __repr__(self) -> str:
        return f"<Activation {self.slug}>"

    def __reduce__(self) -> str:
        """Copies and caches refer to the one record by its public name."""
        return self.slug

    def __call__(self, z: ArrayLike, **parameters: Any) -> Any:
        """Return the value f(z), elementwise: see `Activation` for shapes, dtypes and special cases.

        Raises
        ------
        TypeError
            If z is not real numbers, or a parameter has an unknown name.
        ValueError
            If a parameter lies outside its domain.
        """
        return self._apply(self.formulas.value, z, parameters)

    value = __call__

    def derivative(self, z: ArrayLike, **parameters: Any) -> Any:
        """Return the slope f'(z), elementwise; at a kink the slope named in the claims, at a jump without a kink 0."""
        return self._apply(self.formulas.derivative, z, parameters)

    def second_derivative(self, z: ArrayLike, **parameters: Any) -> Any:
        """Return f''(z), elementwise; at a kink or a jump, where it does not exist, 0."""
        return self._apply(self.formulas.second_derivative, z, parameters)

    def claims(self, **parameters: Any) -> Claims:
        """Return what is claimed of the function at these parameters."""
        values = self.settings(parameters)
        return self.claim if isinstance(self.claim, Claims) else self.claim(**values)

    def settings(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Fill in the defaults and check the rest; raises TypeError or ValueError with the reason."""
        values = filled(self.slug, self.parameters, parameters)
        if refusal := self.refusal(values):
            raise ValueError(refusal)
        return values

    def refusal(self, values: dict[str, Any]) -> str | None:
        """Say in one sentence why these parameters are not legal together, or None if they are."""
        for parameter in self.parameters:
            if refusal := parameter.refusal(values[parameter.name]):
                return refusal
        for order in self.orders:
            if not order.kept_by(values[order.low], values[order.high]):
                sign = "<" if order.strict else "<="
                return f"{self.slug} needs {order.low} {sign} {order.high}"
        return None

    def source(self, **parameters: float) -> str:
        """Return the NumPy source of value and derivative, ready to copy and run: the code that runs here."""
        values = self.settings(parameters)
        shown = (*self.formulas.uses, self.formulas.value, self.formulas.derivative)
        both = (inspect.getsource(f).rstrip() for f in shown)
        code = "import numpy as np\n\n\n" + "\n\n\n".join(both).replace(": Any", "").replace(" -> Any", "")
        given = "".join(f", {name}={value!r}" for name, value in values.items())
        names = (self.formulas.value.__name__, self.formulas.derivative.__name__)
        lines = [f"{result} = {name}(z{given})" for result, name in zip(("a", "slope"), names, strict=True)]
        return "\n".join([code, "", "", "z = np.linspace(-5, 5, 11)", *lines])

    def _apply(self, formula: Elementwise, z: ArrayLike, parameters: dict[str, Any]) -> Any:
        given, dtype = floats(z)
        work = given.astype(np.float32 if dtype == np.float16 else dtype, copy=False)
        values = {
            name: value if isinstance(value, int | float) else np.asarray(value, dtype=work.dtype)
            for name, value in self.settings(parameters).items()
        }
        with np.errstate(all="ignore"):
            out = np.where(np.isnan(work), work, formula(work, **values)).astype(dtype, copy=False)
        return out[()]


# A pickle names the package and the slug: `acts.relu`, not this module, holds the one record.
Activation.__module__ = "acts"
