"""Gated linear units: one half of the pre-activations times a gate, which the other half opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts import manual, references
from acts.activation import Activation, Array, Parameter, Reference, filled, floats
from acts.functions.gated import gelu, silu
from acts.functions.rectified import relu
from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import identity
from acts.manual import describes_itself
from acts.vector.calls import shipped, written
from acts.vector.record import VectorCall


@describes_itself(manual.of_gated_unit)
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GatedUnit:
    """A gated linear unit f(a, b) = a g(b), with the gate g of the catalogue.

    a and b are numbers, lists or arrays that broadcast. Every input is computed in 64 bits and rounded once to the
    wider of the two dtypes; integers and booleans become float64. A factor of 0 gives 0, even if the other factor is
    infinite: a shut gate lets nothing through. Only nan gives nan.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    gate : Activation
        g; its claims say which values the gate can take, and where it is shut or open.
    latex : str
        LaTeX of the value.
    latex_partials : tuple of two str
        LaTeX of the slopes in a and in b.
    calls : tuple of VectorCall
        How the frameworks spell it, for z that holds a and b as its halves.
    references : tuple of Reference
        Where it was introduced.
    parameters : tuple of Parameter
        The parameters of the gate that the unit also has.
    aliases : tuple of str
    full_name : str
        The name written out, where `name` is an abbreviation (a message id).

    Examples
    --------
    >>> from acts.vector import reglu
    >>> reglu(3.0, 2.0), reglu.partials(3.0, 2.0)
    (np.float64(6.0), (np.float64(2.0), np.float64(3.0)))
    """

    slug: str
    name: str
    gate: Activation
    latex: str
    latex_partials: tuple[str, str]
    calls: tuple[VectorCall, ...]
    references: tuple[Reference, ...]
    parameters: tuple[Parameter, ...] = ()
    aliases: tuple[str, ...] = ()
    full_name: str = ""

    def __repr__(self) -> str:
        return f"<GatedUnit {self.slug}>"

    def __reduce__(self) -> str:
        """Copies and caches refer to the one record by its public name."""
        return self.slug

    def __call__(self, a: ArrayLike, b: ArrayLike, **parameters: float) -> Any:
        """Return a g(b).

        Raises
        ------
        TypeError
            If a or b is not real numbers, or a parameter has an unknown name.
        ValueError
            If a and b do not broadcast, or a parameter lies outside its domain.
        """
        left, right, dtype = _pair(a, b)
        return _product(left, self.gate(right, **self._known(parameters))).astype(dtype)[()]

    value = __call__

    def partials(self, a: ArrayLike, b: ArrayLike, **parameters: float) -> tuple[Any, Any]:
        """Return the slope in a, g(b), and the slope in b, a g'(b); arguments and errors are those of the value."""
        left, right, dtype = _pair(a, b)
        known = self._known(parameters)
        lost = np.where(
            np.isnan(left), np.nan, 0.0
        )  # a nan in a gives nan, although the slope in a does not depend on a
        in_a = self.gate(right, **known) + lost
        in_b = _product(left, self.gate.derivative(right, **known))
        return in_a.astype(dtype)[()], in_b.astype(dtype)[()]

    def of_halves(self, z: ArrayLike, axis: int = -1, **parameters: float) -> Any:
        """Return f(a, b) for z that holds a and then b along an axis, as the frameworks take it.

        Raises
        ------
        ValueError
            If z has no axis, or an odd number of entries along it.
        """
        given = np.asarray(z)
        if given.ndim == 0 or given.shape[axis] % 2:
            raise ValueError(f"{self.slug} needs two halves of one size")
        a, b = np.split(given, 2, axis=axis)
        return self(a, b, **parameters)

    def source(self) -> str:
        """Return the NumPy source of the unit and its slopes, ready to copy and run: the code of its gate, and a b.

        Unlike `value`, that code gives nan where the gate is 0 and a is infinite.
        """
        formulas, settings = self.gate.formulas, self.gate.settings({})
        code = self.gate.source().rpartition("\n\n\nz = ")[0]
        given = "".join(f", {name}={value!r}" for name, value in settings.items())
        lines = [
            "a, b = 2.0, np.linspace(-5, 5, 11)",
            f"f = a * {formulas.value.__name__}(b{given})",
            f"slope_in_a = {formulas.value.__name__}(b{given})",
            f"slope_in_b = a * {formulas.derivative.__name__}(b{given})",
        ]
        return "\n".join([code, "", "", *lines])

    def _known(self, parameters: dict[str, float]) -> dict[str, Any]:
        return filled(self.slug, self.parameters, parameters)


def _pair(a: ArrayLike, b: ArrayLike) -> tuple[Array, Array, np.dtype[Any]]:
    (left, first), (right, second) = floats(a, "a"), floats(b, "b")
    both = np.broadcast_arrays(left.astype(np.float64), right.astype(np.float64))
    return both[0], both[1], np.promote_types(first, second)


def _product(a: Array, g: Array) -> Array:
    with np.errstate(all="ignore"):
        nothing = ((a == 0) | (g == 0)) & ~np.isnan(a) & ~np.isnan(g)
        return np.where(nothing, 0.0, a * g)


def _by_hand(torch: str, jax: str, keras: str, tf: str, paddle: str) -> tuple[VectorCall, ...]:
    """Return the calls of a unit that no framework ships, from each framework's call of the gate."""
    return (
        written(f"a, b = torch.chunk({{z}}, 2, dim={{axis}}); a * {torch}"),
        written(f"a, b = jax.numpy.split({{z}}, 2, axis={{axis}}); a * {jax}"),
        written(f"a, b = keras.ops.split({{z}}, 2, axis={{axis}}); a * {keras}", run=False),
        written(f"a, b = tf.split({{z}}, 2, axis={{axis}}); a * {tf}", run=False),
        written(f"a, b = paddle.chunk({{z}}, 2, axis={{axis}}); a * {paddle}"),
    )


_HALVES = "a is the first half of z, b the second"
glu = GatedUnit(
    slug="glu",
    name="GLU",
    full_name="gated linear unit",
    gate=sigmoid,
    latex=r"a\, \sigma(b)",
    latex_partials=(r"\sigma(b)", r"a\, \sigma(b)\, (1 - \sigma(b))"),
    calls=(
        shipped("torch.nn.functional.glu", note=_HALVES),
        shipped("jax.nn.glu", note=_HALVES),
        shipped("keras.activations.glu", note=_HALVES),
        written("a, b = tf.split({z}, 2, axis={axis}); a * tf.sigmoid(b)", run=False),
        shipped("paddle.nn.functional.glu", note=_HALVES),
    ),
    references=(references.DAUPHIN_2017,),
    aliases=("gated_linear_unit",),
)
swiglu = GatedUnit(
    slug="swiglu",
    name="SwiGLU",
    full_name="gated linear unit with the gate SiLU, also called Swish",
    gate=silu,
    latex=r"a\, b\, \sigma(\beta b)",
    latex_partials=(
        r"b\, \sigma(\beta b)",
        r"a\, \sigma(\beta b)\, \left(1 + \beta b\, (1 - \sigma(\beta b))\right)",
    ),
    calls=_by_hand(
        "torch.nn.functional.silu(b)", "jax.nn.silu(b)", "keras.activations.silu(b)", "tf.nn.silu(b)",
        "paddle.nn.functional.silu(b)",
    ),
    references=(references.SHAZEER_2020,),
    parameters=silu.parameters,
)  # fmt: skip
geglu = GatedUnit(
    slug="geglu",
    name="GEGLU",
    full_name="gated linear unit with the gate GELU",
    gate=gelu,
    latex=r"a\, b\, \Phi(b)",
    latex_partials=(r"b\, \Phi(b)", r"a \left(\Phi(b) + b\, \varphi(b)\right)"),
    calls=_by_hand(
        "torch.nn.functional.gelu(b)", "jax.nn.gelu(b, approximate=False)", "keras.activations.gelu(b)",
        "tf.nn.gelu(b)", "paddle.nn.functional.gelu(b)",
    ),
    references=(references.SHAZEER_2020,),
)  # fmt: skip
reglu = GatedUnit(
    slug="reglu",
    name="ReGLU",
    full_name="gated linear unit with the gate ReLU",
    gate=relu,
    latex=r"a\, \max(0, b)",
    latex_partials=(r"\max(0, b)", r"\begin{cases} a & b > 0 \\ 0 & b \le 0 \end{cases}"),
    calls=_by_hand(
        "torch.nn.functional.relu(b)", "jax.nn.relu(b)", "keras.activations.relu(b)", "tf.nn.relu(b)",
        "paddle.nn.functional.relu(b)",
    ),
    references=(references.SHAZEER_2020,),
)  # fmt: skip
bilinear = GatedUnit(
    slug="bilinear",
    name="Bilinear",
    full_name="gated linear unit with the identity as its gate",
    gate=identity,
    latex=r"a\, b",
    latex_partials=("b", "a"),
    calls=_by_hand("b", "b", "b", "b", "b"),
    references=(references.DAUPHIN_2017, references.SHAZEER_2020),
)

MEMBERS = (glu, swiglu, geglu, reglu, bilinear)

# A pickle names the package and the slug: `acts.vector.swiglu` holds the one record.
GatedUnit.__module__ = "acts.vector"
