"""What `help(acts.relu)` prints: every record of a function describes itself, from its own fields.

`help` and `inspect.getdoc` take the `__doc__` of an instance if it differs from that of its class.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from acts.activation import Activation, Call, Claims, Interval, Parameter, Reference, Saturation
    from acts.vector.gated import GatedUnit
    from acts.vector.record import VectorCall, VectorClaims, VectorFunction

WIDTH = 88
Class = TypeVar("Class", bound=type)


class Manual:
    """The `__doc__` of a class of records: the class has its docstring, each record has what `write` makes of it."""

    def __init__(self, docstring: str | None, write: Callable[[Any], str]) -> None:
        self._docstring, self._write = docstring, write

    def __get__(self, record: Any, owner: type) -> str | None:
        return self._docstring if record is None else self._write(record)


def describes_itself(write: Callable[[Any], str]) -> Callable[[Class], Class]:
    """Return a class decorator: `__doc__` of an instance becomes what `write` makes of the instance."""

    def decorate(records: Class) -> Class:
        records.__doc__ = Manual(records.__doc__, write)  # type: ignore[assignment]
        return records

    return decorate


def of_activation(record: Activation) -> str:
    """Describe an elementwise function."""
    claims = record.claims()
    return _joined(
        _title(record.name, record.full_name),
        _signature(f"acts.{record.slug}", "z", record.parameters),
        [f"f(z)  = {record.formulas.latex}", f"f'(z) = {record.formulas.latex_derivative}"],
        _section("Slope at kinks and jumps", _choices(record)),
        _section("Parameters", ["z : array_like", "    The pre-activation, of any shape.", *_parameters(record)]),
        _section(_at_defaults("Properties", record.parameters), _properties(claims)),
        _section("Frameworks", _activation_calls(record)),
        _section("Examples", _activation_examples(record)),
        _section("References", _references(record.references)),
        [f"acts.{record.slug}.claims() has the properties as data, acts.{record.slug}.source() the NumPy code."],
    )


def of_vector(record: VectorFunction) -> str:
    """Describe a function of a vector."""
    place = f"acts.vector.{record.slug}"
    value, slope = ("f(z)", "df(z)/dz_j") if record.single else ("f_i(z)", "df_i(z)/dz_j")
    noise = ["rng : numpy.random.Generator", "    The source of the noise."] if record.noise else []
    return _joined(
        _title(record.name, record.full_name),
        _signature(place, "z, axis=-1", record.parameters, "rng" if record.noise else ""),
        [f"{value} = {record.formulas.latex}", f"{slope} = {record.formulas.latex_jacobian}"],
        _section(
            "Parameters",
            [
                *("z : array_like", "    Vectors along the axis."),
                *("axis : int, default -1", "    The axis that the vectors lie along."),
                *noise,
                *_parameters(record),
            ],
        ),
        _section(_at_defaults("Properties", record.parameters), _vector_properties(record.claims())),
        _section("Frameworks", _vector_calls(record.calls, record.settings({}))),
        _section("Examples", _vector_examples(record)),
        _section("References", _references(record.references)),
        [f"{place}.claims() has the properties as data, {place}.source() the NumPy code."],
    )


def of_gated_unit(record: GatedUnit) -> str:
    """Describe a gated linear unit."""
    place = f"acts.vector.{record.slug}"
    in_a, in_b = record.latex_partials
    a, b = "[2.0, 2.0, 2.0]", "[-1.0, 0.0, 1.0]"
    code = [f"{place}({a}, {b})", f"{place}.partials(2.0, 1.0)"]
    results = [record([2.0, 2.0, 2.0], [-1.0, 0.0, 1.0]), record.partials(2.0, 1.0)]
    defaults = {p.name: p.default for p in record.parameters}
    return _joined(
        _title(record.name, record.full_name),
        _signature(place, "a, b", record.parameters),
        [f"f(a, b) = {record.latex}", f"df/da   = {in_a}", f"df/db   = {in_b}"],
        _section(
            "Parameters",
            ["a, b : array_like", "    The linear half and the gate's half, which broadcast.", *_parameters(record)],
        ),
        _section(
            "Properties",
            [f"The gate is acts.{record.gate.slug}; its help has its range, limits and kinks."],
        ),
        _section("Frameworks", _vector_calls(record.calls, defaults)),
        _section("Examples", _examples("import acts.vector", zip(code, results, strict=True))),
        _section("References", _references(record.references)),
        [f"{place}.source() has the NumPy code."],
    )


def _joined(*parts: Sequence[str]) -> str:
    return "\n\n".join("\n".join(part) for part in parts if part)


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [title, "-" * len(title), *lines] if lines else []


def _title(name: str, full_name: str) -> list[str]:
    return [f"{name}: {full_name}." if full_name else f"{name}."]


def _signature(place: str, arguments: str, parameters: tuple[Parameter, ...], *required: str) -> list[str]:
    named = [*filter(None, required), *(f"{p.name}={p.default:g}" for p in parameters)]
    return textwrap.wrap(f"{place}({', '.join([arguments, *(['*'] if named else []), *named])})", WIDTH)


def _at_defaults(title: str, parameters: tuple[Parameter, ...]) -> str:
    return f"{title} at the defaults" if parameters else title


def _wrapped(sentences: Iterable[str]) -> list[str]:
    return textwrap.wrap(" ".join(sentences), WIDTH)


def _parameters(record: Activation | VectorFunction | GatedUnit) -> list[str]:
    lines = []
    for p in record.parameters:
        lines += [f"{p.name} : float, default {p.default:g}", f"    {p.symbol} in the formulas: {p.meaning}."]
        lines += [f"    Legal values {p.domain}, typical values {p.typical}."]
    return lines


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    every = list(rows)
    wide = max(len(name) for name, _ in every)
    return [f"{name:<{wide}}  {value}" for name, value in every]


def _choices(record: Activation) -> list[str]:
    """Say which value and slope the function has at each kink and jump; at a setting that has some."""
    settings = [{}, *({p.name: end} for p in record.parameters for end in (p.typical.high, p.typical.low))]
    every = [(given, record.claims(**given)) for given in settings]
    given, claims = next(((given, claims) for given, claims in every if claims.kinks or claims.jumps), every[0])
    kinks = {kink.z: kink for kink in claims.kinks}
    jumps = {jump.z: jump for jump in claims.jumps}
    sentences = [f"For example at {name} = {value:g}:" for name, value in given.items()]
    for z in sorted({*kinks, *jumps}):
        slope, side = 0.0, "both sides"
        if z in kinks:
            kink = kinks[z]
            slope, side = kink.slope, "the left side" if kink.slope == kink.left else "the right side"
            what = f"the slope jumps from {kink.left:g} to {kink.right:g}"
        if z in jumps:
            what = f"the value jumps from {jumps[z].left:g} to {jumps[z].right:g} and is {jumps[z].value:g} there"
        sentences.append(f"At z = {z:g} {what}; no derivative exists.")
        sentences.append(f"The slope given there is {slope:g}, that of {side}.")
    return _wrapped([*sentences, *([] if given else _whose_choice(record))])


def _whose_choice(record: Activation) -> list[str]:
    """Say which frameworks return our slopes at the kinks, each at its own defaults, and what the others return."""
    agree, differ = [], []
    for call in record.calls:
        if call.kink_slopes:
            ours = tuple(kink.slope for kink in record.claims(**dict(call.defaults)).kinks)
            if call.kink_slopes == ours:
                agree.append(call.framework)
            else:
                theirs = " and ".join(f"{slope:g}" for slope in call.kink_slopes)
                differ.append(f"{call.code(**record.settings({}) | dict(call.defaults))} has {theirs}.")
    if "torch" not in agree:
        return []
    others = f" So do those of {' and '.join(agree[1:])}." if len(agree) > 2 else f" So do those of {agree[-1]}."
    reason = "We follow torch: its gradients have the same slope there."
    return [reason + (others if len(agree) > 1 else ""), *differ]


def _properties(claims: Claims) -> list[str]:
    low, high = claims.limits
    where = "" if claims.steepest is None else f", attained at z in {_place(claims.steepest)}"
    steep = "unbounded" if math.isinf(claims.lipschitz) else f"at most {claims.lipschitz:g}{where}"
    return _table(
        [
            ("range", " and ".join(map(_place, claims.values))),
            ("limits", f"{low:g} at -inf, {high:g} at inf"),
            ("absolute slope", steep),
            ("monotone", claims.monotone),
            ("continuous derivatives", _smoothness(claims.smoothness)),
            ("symmetry", _symmetry(claims)),
            ("zero-centred", "yes" if claims.zero_centred else "no"),
            ("saturation", f"left {_saturation(claims.left)}, right {_saturation(claims.right)}"),
        ]
    )


def _place(interval: Interval) -> str:
    return f"{{{interval.low:g}}}" if interval.low == interval.high else str(interval)


def _smoothness(order: float) -> str:
    if order < 0:
        return "none: the value jumps"
    return {0.0: "none: the value is continuous", math.inf: "all"}.get(order, f"{order:g}")


def _symmetry(claims: Claims) -> str:
    symmetry = claims.symmetry
    if symmetry is None:
        return "none"
    if symmetry.kind == "mirror":
        return f"mirror image about z = {symmetry.z:g}"
    return "odd" if claims.odd else f"about the point ({symmetry.z:g}, {symmetry.a:g})"


def _saturation(side: Saturation | None) -> str:
    if side is None:
        return "none"
    return side.kind if side.beyond is None else f"{side.kind} from z = {side.beyond:g}"


def _activation_calls(record: Activation) -> list[str]:
    lines = []
    for call in record.calls:
        defaults = dict(call.defaults)
        theirs = {dict(call.keywords).get(ours, ours): value for ours, value in defaults.items()}
        lines += _call(call, call.code(**record.settings({}) | defaults), theirs)
    return lines


def _vector_calls(calls: tuple[VectorCall, ...], settings: dict[str, Any]) -> list[str]:
    lines = []
    for call in calls:
        default = {} if call.axis_default is None or not call.shipped else {call.axis: call.axis_default}
        lines += _call(call, call.code(**settings), default)
    return lines


def _call(call: Call | VectorCall, code: str, defaults: Mapping[str, float]) -> list[str]:
    given = ", ".join(f"{name} = {value:g}" for name, value in defaults.items())
    remarks = [f"default {given}" if given else "", call.note, "" if call.run else "from its documentation"]
    remark = "; ".join(filter(None, remarks))
    return [f"{call.framework:<6}  {code}", *([f"        ({remark})"] if remark else [])]


def _activation_examples(record: Activation) -> list[str]:
    z = [-2.0, 0.0, 2.0]
    place = f"acts.{record.slug}"
    shown = [(f"{place}({z})", record(z)), (f"{place}.derivative({z})", record.derivative(z))]
    # the last parameter at its highest typical value: legal beside the defaults of those that come before it
    ends = {p.name: p.typical.high for p in record.parameters[-1:]}
    shown += [(f"{place}({z}, {name}={end!r})", record(z, **ends)) for name, end in ends.items()]
    return _examples("import acts", shown)


def _vector_examples(record: VectorFunction) -> list[str]:
    place, z = f"acts.vector.{record.slug}", [2.0, 1.0, 0.0]
    if record.noise:
        result = record(z, rng=np.random.default_rng(0))
        shown = [(f"{place}({z}, rng=np.random.default_rng(0))", result)]
        return [">>> import numpy as np", *_examples("import acts.vector", shown)]
    shown = [(f"{place}({z})", record(z)), (f"{place}.jacobian({z})", record.jacobian(z))]
    ends: dict[str, Any] = {p.name: p.typical.high for p in record.parameters}
    shown += [(f"{place}({z}, {name}={end!r})", record(z, **ends)) for name, end in ends.items()]
    return _examples("import acts.vector", shown)


def _examples(first: str, shown: Iterable[tuple[str, Any]]) -> list[str]:
    return [f">>> {first}", *(line for code, result in shown for line in (f">>> {code}", *repr(result).splitlines()))]


def _vector_properties(claims: VectorClaims) -> list[str]:
    return _table(
        [
            ("range of each output", str(claims.range)),
            ("sum of the outputs", "depends on z" if claims.total is None else f"{claims.total:g}"),
            ("adding c to every entry", claims.shift),
            ("permuting the entries", claims.permutation),
            ("curvature", claims.curvature),
            ("Jacobian", f"{'symmetric' if claims.symmetric else 'not symmetric'}, {_definite(claims)}"),
            ("largest spectral norm", "unbounded" if math.isinf(claims.lipschitz) else f"{claims.lipschitz:g}"),
            ("continuous derivatives", _smoothness(claims.smoothness)),
        ]
    )


def _definite(claims: VectorClaims) -> str:
    return "indefinite" if claims.definite == "neither" else f"{claims.definite} semidefinite"


def _references(references: tuple[Reference, ...]) -> list[str]:
    lines: list[str] = []
    for r in references:
        lines += [*textwrap.wrap(f"{r.authors} ({r.year}). {r.title}. {r.venue}.", WIDTH), f"    {r.url}"]
    return lines
