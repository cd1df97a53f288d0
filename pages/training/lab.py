"""The controls of a training: the learning rate on a log scale, the network, the data, how it starts and is trained."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException

import acts
from acts.experiments.training.presets import PRESETS, Preset
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network import GENERATORS, initialisers
from pages.kit import address, controls, links
from pages.kit.numbers import number

RUN = "run"
Taken = Callable[[str, Setup, float, int], None]
SLUGS = ("data", "activation", "initialiser")
UNITS = ("relu", "leaky_relu", "prelu")
STEPS = (100, 200, 500, 1000, 1500, 2000)
Named = TypeVar("Named")
START = 8.0
BOUNDS: dict[str, tuple[float, float]] = {
    "data_seed": (0, controls.SEEDS), "width": (1, 128), "depth": (1, 3), "scale": (0.0, 100.0),
    "offset": (-100.0, 100.0), "batch": (0, 1000), "momentum": (0.0, 0.999), "decay": (0.0, 10.0),
    "rate": (0.0, 1e6), "seed": (0, controls.SEEDS),
}  # fmt: skip
PLAIN = tuple(name for name in BOUNDS if name not in ("rate", "seed"))
WHOLE = (*(name for name, (low, _high) in BOUNDS.items() if isinstance(low, int)), "steps")
STOPS = tuple(float(f"{10 ** (k / 20):.2g}") for k in range(-60, 61))


def rate(name: str, default: float) -> float:
    """Show the learning rate: a slider on a log scale, and beside it the box that holds the exact value."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.container(width="stretch")
        value = controls.number_box(
            _("Learning rate, exactly"), name, *BOUNDS["rate"], default, default / 10, _("learning rate"), width=200
        )
    slider = f"{name}/slider"
    st.session_state[slider] = min(STOPS, key=lambda stop: abs(stop - value))

    def moved() -> None:
        st.session_state[name] = st.session_state[slider]

    place.select_slider(
        _("Learning rate (log scale)"), STOPS, key=slider, format_func=lambda v: number(v, 3), on_change=moved
    )
    return value


def network(page: str) -> tuple[int, Setup]:
    """Show everything but the learning rate, and return the seed of the weights and the rest."""
    usual = Setup()
    names = {slug: _(generator.name) for slug, generator in GENERATORS.items()}
    chosen = address.choice(_("Data"), names, f"{page}/data", usual.data)
    units = {slug: _(acts.CATALOGUE[slug].name) for slug in UNITS}
    slug = address.choice(_("Activation"), units, f"{page}/unit", usual.activation)
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seed = controls.seed("seed")
        width = controls.whole_box(_("Hidden units a layer"), "width", *BOUNDS["width"], usual.width)
        values = controls.boxes(acts.CATALOGUE[slug], notes, f"lab_{slug}")
        drawer = st.popover(_("Start and training"), icon=":material/tune:")
    with drawer:
        schemes = {each.slug: _(each.name) for each in initialisers.INITIALISERS.values()}
        scheme = address.choice(_("Initial weights"), schemes, f"{page}/init", usual.initialiser, where=notes)
        with st.container(horizontal=True):
            scale = controls.number_box(_("Times"), "scale", *BOUNDS["scale"], usual.scale, 0.1, width=180, notes=notes)
            offset = controls.number_box(
                _("Initial bias"), "offset", *BOUNDS["offset"], usual.offset, 0.5, width=180, notes=notes
            )
            depth = controls.whole_box(_("Hidden layers"), "depth", *BOUNDS["depth"], usual.depth, notes=notes)
            data_seed = controls.seed("data_seed", _("Seed of the data"), notes)
        with st.container(horizontal=True):
            batch = controls.whole_box(
                _("Batch size"), "batch", *BOUNDS["batch"], usual.batch, notes=notes,
                hint=_("Samples a step; 0 takes all of them."),
            )  # fmt: skip
            momentum = controls.number_box(
                _("Momentum"), "momentum", *BOUNDS["momentum"], usual.momentum, 0.1, width=180, notes=notes
            )
            decay = controls.number_box(
                _("L2 penalty"), "decay", *BOUNDS["decay"], usual.decay, 0.001, width=180, notes=notes
            )
            steps = _steps(usual.steps, notes)
    return seed, Setup(
        chosen,
        data_seed,
        width,
        depth,
        slug,
        tuple(values.items()),
        scheme,
        scale,
        offset,
        steps,
        batch,
        momentum,
        decay,
    )


def _steps(default: int, notes: DeltaGenerator) -> int:
    label = _("Steps")
    address.refused("steps", lambda raw: raw in map(str, STEPS))
    chosen = st.select_slider(label, STEPS, default, key="steps", bind="query-params", width=300)
    address.say_refused("steps", label, str(chosen), notes)
    return chosen


def arrive(page: str, presets: Mapping[str, Preset] = PRESETS, taken: Taken | None = None) -> None:
    """Take over the preset or the run that a link names; call it before any control. Values beside it in the link win.

    `taken` sets the controls of a page that has other ones than `take` knows.
    """
    instead, set_all = _("the training as it was"), taken or take
    named(presets, lambda preset: set_all(page, preset.setup, preset.rate, preset.seed), instead)
    if taken is None:
        _linked(RUN, _("run"), read, lambda run: take(page, *run), instead)


def named(presets: Mapping[str, Named], put: Callable[[Named], None], instead: str) -> None:
    """Put one of the presets in force if the link names it, and say so if there is none of that name.

    A link by name, since Streamlit passes over what a link sets to a default, and a preset has to set everything.
    """
    _linked(links.PRESET, _("preset"), presets.get, put, instead)


def _linked(
    name: str, label: str, find: Callable[[str], Named | None], put: Callable[[Named], None], instead: str
) -> None:
    given = st.query_params.get_all(name)
    if not given:
        return
    del st.query_params[name]
    address.keep()
    if len(given) == 1 and (found := find(given[0])):
        put(found)
    else:
        address.say(label, ", ".join(given), instead)


def take(page: str, setup: Setup, rate: float, seed: int) -> None:
    """Set every control from code, before it is shown or in a callback."""
    usual = Setup()
    for name, chosen, default in (
        ("data", setup.data, usual.data),
        ("unit", setup.activation, usual.activation),
        ("init", setup.initialiser, usual.initialiser),
    ):
        address.put(f"{page}/{name}", chosen, default)
    boxes = {name: float(getattr(setup, name)) for name in PLAIN} | {"rate": float(rate), "seed": float(seed)}
    boxes |= {f"lab_{setup.activation}_{name}": value for name, value in setup.parameters} | {"steps": setup.steps}
    usually = {name: getattr(usual, name) for name in PLAIN} | {"rate": START, "seed": 0, "steps": usual.steps}
    fill(boxes, usually)


def say_opened(name: str, rate: float, seed: int) -> None:
    """Say which run of a sweep is shown now."""
    said = _("Above: {name} at a learning rate of {rate}, seed {seed}.")
    st.toast(said.format(name=name, rate=number(rate), seed=seed))


def fill(boxes: Mapping[str, float], usually: Mapping[str, float]) -> None:
    """Set number boxes from code, whether or not they were ever shown; `usually` are their defaults."""
    for name, value in boxes.items():
        if name not in st.query_params and value != usually.get(name):
            with suppress(StreamlitAPIException):  # a box that is shown writes itself, one that is not shown cannot
                st.query_params[name] = repr(value).removesuffix(".0")
    st.session_state.update(boxes)


def link(setup: Setup, rate: float, seed: int) -> dict[str, str]:
    """Return what a link to a page with these controls holds, so that it opens this run there, whatever is set.

    All in one value: Streamlit passes over a box that another page shows, too, unless a hand has moved it.
    """
    usual = Setup()
    held = {"rate": rate, "seed": seed} | {name: getattr(setup, name) for name in (*SLUGS, *PLAIN, "steps")}
    held = {name: value for name, value in held.items() if name == "rate" or value != getattr(usual, name, 0)}
    return {RUN: ",".join(f"{name}:{value}" for name, value in (*held.items(), *setup.parameters))}


def read(text: str) -> tuple[Setup, float, int] | None:
    """Return the setup, learning rate and seed that `link` wrote, or None where they are not what it writes."""
    held = dict(part.partition(":")[::2] for part in text.split(","))
    slugs = {name: held.pop(name, getattr(Setup(), name)) for name in SLUGS}
    if slugs["activation"] not in UNITS or slugs["data"] not in GENERATORS:
        return None
    domains = {p.name: address.within(*controls.bounds(p)) for p in acts.CATALOGUE[slugs["activation"]].parameters}
    legal = {name: address.within(*ends, whole=isinstance(ends[0], int)) for name, ends in BOUNDS.items()}
    legal |= domains | {"steps": lambda raw: raw in map(str, STEPS)}
    if not all(name in legal and legal[name](value) for name, value in held.items()):
        return None
    numbers = {name: (int if name in WHOLE else float)(float(value)) for name, value in held.items()}
    rate, seed = numbers.pop("rate", START), int(numbers.pop("seed", 0))
    given = tuple((name, numbers.pop(name)) for name in domains if name in numbers)
    try:
        return Setup(**slugs, **numbers, parameters=given), rate, seed
    except LookupError:
        return None
