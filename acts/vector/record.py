"""The record of a function of a whole vector, such as softmax, which is not an elementwise activation."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from acts import manual
from acts.activation import Array, Framework, Interval, Parameter, Reference, filled, floats
from acts.manual import describes_itself

Noise = Callable[[np.random.Generator, tuple[int, ...]], Array]


@dataclass(frozen=True, slots=True)
class VectorClaims:
    """What the app states about a function of a vector, for one setting of its parameters.

    Parameters
    ----------
    range : Interval
        The shortest interval that holds every output over the finite vectors of two entries or more, as
        mathematics has it, before any rounding.
    total : float or None
        The sum of the outputs; None if it depends on the vector.
    shift : {"invariant", "equivariant"}
        What happens when c is added to every entry: nothing, or c is added to every output.
    permutation : {"equivariant", "invariant"}
        What happens when two entries are swapped: their outputs are swapped too, or nothing changes.
    curvature : {"convex", "concave", "neither"}
        The shape of each output as a function of the vector.
    symmetric : bool
        Whether the Jacobian is a symmetric matrix.
    definite : {"positive", "negative", "neither"}
        Whether the Jacobian is positive or negative semidefinite; of an asymmetric one, its symmetric part.
    smoothness : float
        The largest n for which it is n times continuously differentiable; ``math.inf`` if it is for every n.
    lipschitz : float
        The least upper bound, over all vectors of any length, of the Jacobian's spectral norm: how much further
        apart, in Euclidean distance, two outputs can be than their vectors.
    """

    range: Interval
    total: float | None
    shift: Literal["invariant", "equivariant"]
    permutation: Literal["equivariant", "invariant"]
    curvature: Literal["convex", "concave", "neither"]
    symmetric: bool
    definite: Literal["positive", "negative", "neither"]
    smoothness: float
    lipschitz: float


@dataclass(frozen=True, slots=True)
class VectorCall:
    """How a framework spells a function of a vector.

    Parameters
    ----------
    framework : {"torch", "jax", "keras", "tf", "paddle"}
        Which framework the call belongs to.
    name : str
        The dotted name of the call, or an expression in `{z}` and `{axis}` where the framework ships none.
    axis : str
        The framework's name of the axis.
    axis_default : int or None
        The axis that it takes by default; None if it has no default, or its none has another meaning.
    shipped : bool
        Whether the framework has the function under that name.
    keywords : tuple of (ours, theirs)
        The framework's names of our parameters.
    run : bool
        Whether the call was run; if False, it was read in the framework's documentation.
    note : str
        What else a user has to know, in a few words (a message id).
    """

    framework: Framework
    name: str
    axis: str
    axis_default: int | None = -1
    shipped: bool = True
    keywords: tuple[tuple[str, str], ...] = ()
    run: bool = True
    note: str = ""

    def code(self, axis: int = -1, **parameters: float) -> str:
        """Write the call out; if the framework has no name for the temperature, the logits are divided by it."""
        temperature = 1.0 if "temperature" in dict(self.keywords) else parameters.get("temperature", 1.0)
        z = "z" if temperature == 1 else f"z / {temperature!r}"
        if not self.shipped:
            return self.name.format(z=z, axis=axis, **parameters)
        given = [f"{theirs}={parameters[ours]!r}" for ours, theirs in self.keywords]
        return f"{self.name}({', '.join([z, *given, f'{self.axis}={axis}'])})"


@dataclass(frozen=True, slots=True)
class VectorFormulas:
    """The NumPy functions of a vector function, and the only copies of its formulas in LaTeX.

    `value` and `jacobian` take float64 vectors along the last axis and the parameters by name. They call NumPy and the
    functions in `uses` only, so that their source can be shown and copied. `latex` is the value of entry i,
    `latex_jacobian` the slope of value i in entry j.
    """

    value: Callable[..., Any]
    jacobian: Callable[..., Any]
    latex: str
    latex_jacobian: str
    uses: tuple[Callable[..., Any], ...] = ()


@describes_itself(manual.of_vector)
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class VectorFunction:
    """A function of the vectors along one axis of an array, with its parameters, claims and sources.

    It takes a list or an array of one axis or more. Every input is computed in 64 bits and rounded once: floating
    dtypes of 16, 32 and 64 bits are kept, integers and booleans become float64. The input is never
    changed and no warning is raised.

    An infinite entry counts as larger, or smaller, than every finite one: softmax of (inf, 0) is (1, 0). Equal entries
    are always treated alike, so entries of +inf share the whole equally; if all are -inf, all share it equally.
    A nan makes everything along its axis nan. (The frameworks give nan for an entry of +inf, and for all -inf.)

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    formulas : VectorFormulas
        NumPy functions and LaTeX.
    claim : VectorClaims or callable
        The claims, or a function from the parameters to the claims.
    calls : tuple of VectorCall
        How torch, jax, keras, tf and paddle spell it.
    references : tuple of Reference
        Where it was introduced, first the work a reader should cite.
    parameters : tuple of Parameter
    aliases : tuple of str
        Other names under which `acts.vector.find` knows it.
    single : bool
        Whether the function returns one number for a vector, rather than one for each entry.
    noise : callable or None
        From a random generator and a shape to the noise that is added to the vector first; None without noise.
    shut_out : float or None
        The entry that gets nothing beside any finite one; None where the outputs are not shares.
    full_name : str
        The name written out, where `name` is an abbreviation (a message id).

    Examples
    --------
    >>> from acts.vector import softmax
    >>> softmax([1000.0, 1000.0])
    array([0.5, 0.5])
    >>> softmax.jacobian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """

    slug: str
    name: str
    formulas: VectorFormulas
    claim: VectorClaims | Callable[..., VectorClaims]
    calls: tuple[VectorCall, ...]
    references: tuple[Reference, ...]
    parameters: tuple[Parameter, ...] = ()
    aliases: tuple[str, ...] = ()
    single: bool = False
    noise: Noise | None = None
    shut_out: float | None = None
    full_name: str = ""

    def __repr__(self) -> str:
        return f"<VectorFunction {self.slug}>"

    def __reduce__(self) -> str:
        """Copies and caches refer to the one record by its public name."""
        return self.slug

    def __call__(
        self,
        z: ArrayLike,
        axis: int = -1,
        *,
        where: ArrayLike | None = None,
        rng: np.random.Generator | None = None,
        hard: bool = False,
        **parameters: float,
    ) -> Any:
        """Return the values, in the shape of z; of a `single` function, z's shape without the axis.

        Parameters
        ----------
        z : array_like
            Vectors along `axis`.
        axis : int
            The axis that the vectors lie along.
        where : array_like of bool, or None
            Which entries count, broadcast to z; the others get a share of 0. For functions that divide a whole.
        rng : numpy.random.Generator or None
            Required by a function with noise, refused by the others.
        hard : bool
            For a function with noise: the draw itself, 1 for the largest output and 0 for the others. Its slopes for
            training are those of the soft output (the straight-through estimator): see `jacobian`.
        **parameters : float
            By name; those left out have their defaults.

        Raises
        ------
        TypeError
            If z is not real numbers, the axis no whole number, a parameter has an unknown name, or `rng`, `where` or
            `hard` are not for this function, or `rng` is missing.
        ValueError
            If z has no axis or no entry that counts along it, or a parameter lies outside its domain.
        """
        if hard and self.noise is None:
            raise TypeError(f"{self.slug} draws nothing, so it is never hard")
        rows, dtype = self._rows(z, axis, rng, where)
        with np.errstate(all="ignore"):
            out = self.formulas.value(rows, **self.settings(parameters))
            if hard:
                chosen = np.arange(out.shape[-1]) == np.argmax(out, axis=-1)[..., None]
                out = np.where(np.isnan(out), out, chosen)
            out = out.astype(dtype)
        return out[()] if self.single else np.moveaxis(out, -1, axis)

    value = __call__

    def jacobian(
        self,
        z: ArrayLike,
        axis: int = -1,
        *,
        where: ArrayLike | None = None,
        rng: np.random.Generator | None = None,
        **parameters: float,
    ) -> Any:
        """Return the slopes of every output in every entry: ``out[..., i, j]`` of output i in entry j.

        The shape is that of z without `axis`, followed by two axes of its length. A `single` function has one axis at
        the end: the gradient. Arguments and errors are those of the value.
        """
        rows, dtype = self._rows(z, axis, rng, where)
        with np.errstate(all="ignore"):
            return self.formulas.jacobian(rows, **self.settings(parameters)).astype(dtype)

    def claims(self, **parameters: float) -> VectorClaims:
        """Return what is claimed of the function at these parameters."""
        values = self.settings(parameters)
        return self.claim if isinstance(self.claim, VectorClaims) else self.claim(**values)

    def settings(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Fill in the defaults and check the rest; raises TypeError or ValueError with the reason."""
        values = filled(self.slug, self.parameters, parameters)
        for parameter in self.parameters:
            if refusal := parameter.refusal(values[parameter.name]):
                raise ValueError(refusal)
        return values

    def source(self, **parameters: float) -> str:
        """Return the NumPy source of value and Jacobian, ready to copy and run: the code that runs here."""
        shown = (*self.formulas.uses, self.formulas.value, self.formulas.jacobian)
        both = (inspect.getsource(f).rstrip() for f in shown)
        code = "import numpy as np\n\n\n" + "\n\n\n".join(both).replace(": Any", "").replace(" -> Any", "")
        given = "".join(f", {name}={value!r}" for name, value in self.settings(parameters).items())
        names = (self.formulas.value.__name__, self.formulas.jacobian.__name__)
        lines = [f"{result} = {name}(z{given})" for result, name in zip(("a", "slopes"), names, strict=True)]
        return "\n".join([code, "", "", "z = np.array([2.0, 1.0, 0.0])", *lines])

    def _rows(
        self, z: ArrayLike, axis: int, rng: np.random.Generator | None, where: ArrayLike | None
    ) -> tuple[Array, np.dtype[Any]]:
        """Return z plus the noise, in float64 with its vectors along the last axis, and the dtype to return."""
        given, dtype = floats(z)
        if given.ndim == 0:
            raise ValueError(f"{self.slug} needs a vector, not a single number")
        if isinstance(axis, bool) or not isinstance(axis, int | np.integer):
            raise TypeError(f"axis has to be a whole number, not {axis!r}; for all entries at once, flatten z first")
        rows = np.moveaxis(given, axis, -1)
        if rows.shape[-1] == 0:
            raise ValueError(f"{self.slug} needs at least one entry along the axis")
        if (rng is None) != (self.noise is None):
            raise TypeError(f"{self.slug} draws, and needs an rng" if self.noise else f"{self.slug} takes no rng")
        rows = np.ascontiguousarray(rows, dtype=np.float64)
        if self.noise is not None and rng is not None:
            rows = rows + np.moveaxis(self.noise(rng, given.shape), axis, -1)
        if where is not None:
            rows = self._masked(rows, np.moveaxis(np.broadcast_to(np.asarray(where), given.shape), axis, -1))
        return rows, dtype

    def _masked(self, rows: Array, counts: Array) -> Array:
        """Return the vectors with the entries that do not count so far off that they get nothing."""
        if self.shut_out is None:
            raise TypeError(f"{self.slug} shares out no whole, so it takes no mask")
        if counts.dtype != bool:
            raise TypeError(f"where has to be true or false for each entry, not {counts.dtype}")
        if not np.all(np.any(counts, axis=-1)):
            raise ValueError(f"{self.slug} needs at least one entry that counts along the axis")
        # where all entries that count are as far off, they are alike
        alike = np.all(~counts | (rows == self.shut_out), axis=-1, keepdims=True)
        return np.where(counts, np.where(alike, 0.0, rows), self.shut_out)


# A pickle names the package and the slug: `acts.vector.softmax` holds the one record.
VectorFunction.__module__ = "acts.vector"
