"""Three logits under the hand: their shares, and what raising one of them does to each."""

import streamlit as st

from acts.charts.functions.softmax import HEAT, LOGITS, MOVES, SHIFT, Scene, shares_csv, shares_picture
from acts.experiments.functions.softmax import NUDGE, Shared, shared
from acts.language import _
from pages.kit import address, controls, live, tables
from pages.kit.numbers import number, percent, telling

PAGE = "softmax"


def names() -> tuple[str, ...]:
    """Return what the three classes are called."""
    return _("cat"), _("dog"), _("tiger")


def part(share: float) -> str:
    """Write a share in per cent with the digits that tell it from all of the whole."""
    return telling(100 * share, 100, digits=3) + "%"


def explore(revealed: bool) -> tuple[tuple[float, ...], float]:
    """Show the boxes and the live picture; return the logits and the temperature. Slopes wait for the guess."""
    offered = {p.name: name for p, name in zip(LOGITS, names(), strict=True)}
    offered |= {HEAT.name: _("temperature"), SHIFT.name: _("all three together")}
    notes = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = {p.name: _box(p, notes) for p in MOVES.values() if revealed or p in LOGITS}
    values = {p.name: p.default for p in MOVES.values()} | values
    # before the guess nothing is chosen: a link that moves the temperature keeps its choice for afterwards
    chosen = address.choice(_("Move"), offered, f"{PAGE}/move", LOGITS[0].name) if revealed else LOGITS[0].name
    fixed = tuple((name, value) for name, value in values.items() if name != chosen)
    scene = Scene(MOVES[chosen], fixed, revealed)

    def said(**setting: float) -> str:
        return sentence(scene, *setting.values())

    across = _("class, and logit raised") if revealed else _("class")
    titles = (_("logit z"), _("share"), _("slope of the share of"), across, _("all"))
    live.chart(
        f"{PAGE}/{chosen}/{fixed}/{revealed}",
        {scene.move: f"{PAGE}_{chosen}"},
        {chosen: values[chosen]},
        scene.settings,
        lambda seed, told: shares_picture(names(), titles, scene, meaning, seed, told),
        said,
    )
    if revealed:
        tables.download(_("The shares as CSV"), lambda: shares_csv(scene, values[chosen]), "softmax.csv", f"{PAGE}/csv")
    return scene.at(values[chosen]).logits, values[HEAT.name]


def _box(parameter, notes) -> float:
    low, high = max(parameter.domain.low, -controls.LARGEST), min(parameter.domain.high, controls.LARGEST)
    text = {HEAT.name: _("Temperature T"), SHIFT.name: _("Added to all")}.get(parameter.name)
    text = text or _("Logit of {name}").format(name=names()[LOGITS.index(parameter)])
    return controls.number_box(
        text, f"{PAGE}_{parameter.name}", low, high, parameter.default, parameter.step, width=150, notes=notes
    )


def sentence(scene: Scene, value: float) -> str:
    """Say what the picture shows with the parameter that moves at this value."""
    found, values = scene.at(value), scene.values(value)
    logits = _listed(telling(z, *found.logits, digits=6) for z in found.logits)
    shares = _listed(f"{name} {part(share)}" for name, share in zip(names(), found.shares, strict=True))
    said = _("At temperature {t} the logits {logits} give {shares}.")
    said = said.format(t=number(values[HEAT.name]), logits=logits, shares=shares)
    if not scene.slopes:
        return said
    if scene.move == SHIFT:
        return said + " " + _unmoved(values)
    if scene.move == HEAT:
        return said + " " + _between(found)
    return said + " " + _raised(found, [p.name for p in LOGITS].index(scene.move.name))


def _raised(found: Shared, column: int) -> str:
    moved = _listed(f"{name} {_signed(row[column])}" for name, row in zip(names(), found.nudged, strict=True))
    return _("Raising the logit of {name} by {step} moves them by: {moved}.").format(
        name=names()[column], step=number(NUDGE), moved=moved
    )


def _unmoved(values: dict[str, float]) -> str:
    logits = tuple(values[p.name] for p in LOGITS)
    pairs = (shared(logits, values[HEAT.name], shift).shares for shift in (0.0, values[SHIFT.name]))
    gap = max(abs(a - b) for a, b in zip(*pairs, strict=True))
    if gap == 0:
        return _("Adding {c} to all three changes nothing.").format(c=number(values[SHIFT.name]))
    return _("Adding {c} to all three changes no share by more than {gap}, which is rounding of the sums.").format(
        c=number(values[SHIFT.name]), gap=number(gap, 2)
    )


def _between(found: Shared) -> str:
    if found.ahead is None:
        return _("Nobody is ahead alone, so cold does not make one class take all.")
    return _("Towards T = 0 {name}, which is ahead, takes all; towards T = ∞ each gets {even}.").format(
        name=names()[found.ahead], even=percent(1 / len(found.shares))
    )


def meaning(row: int, column: int, found: Shared) -> str:
    """Say on two lines what one cell of the Jacobian means."""
    change = found.nudged[row][column]
    said = {1: _("{row} gains {change}, to {to}"), -1: _("{row} loses {change}, down to {to}")}.get(
        (change > 0) - (change < 0), _("{row} stays at {to}")
    )
    first = _("Raise the logit of {column} by {step}:").format(column=names()[column], step=number(NUDGE))
    second = said.format(row=names()[row], change=number(abs(change), 3), to=number(found.shares[row] + change, 4))
    return f"{first}\n{second}"


def _signed(change: float) -> str:
    return ("+" if change > 0 else "") + number(change, 3)


def _listed(each) -> str:
    return ", ".join(each)
