"""The gain of the initial weights: what one layer does to the size of a signal, and what twenty layers do."""

import math

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.networks.gain import GAIN, LIVE, gain_picture
from acts.experiments.networks.gain import FUNCTIONS, LAYERS, NETWORKS, Gains, resting, row, signals_with, table
from acts.language import _, joined
from pages.kit import address, controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

NAME = "depth/gain"
words = Words(__file__)


@fragment
def show() -> None:
    """Show the live picture with its controls, and below it where the gain of a function comes from."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        slug = controls.function("depth/gain_fn", FUNCTIONS, "relu")
        chips = st.container()
        gain = controls.number_box(_("Gain"), "gain_value", 0.01, 10.0, GAIN.default, GAIN.step, _("gain"))
        seed = controls.seed("gain_seed")
        with chips:
            _schemes(slug, gain)
    with picture:
        _picture(slug, gain, seed)
    own = row(slug)
    numbers = {"own": number(own.gain), "square": number(own.square), "networks": str(NETWORKS)}
    words.show("gain", name=_(own.activation.name), **numbers)
    drawer(_("The gain of every function"), "gain_table", ":material/table_chart:", _table)
    drawer(
        _("Where the gain comes from"), "gain_derivation", ":material/function:", lambda: words.show("gain derivation")
    )


def _schemes(slug: str, gain: float) -> None:
    """Show a chip for the gain of each scheme; the one in force is marked."""
    own, key = row(slug), f"{NAME}/schemes"
    gains = {"lecun": 1.0, "he": math.sqrt(2.0)}
    names = {"lecun": _("Glorot, LeCun"), "he": _("He"), "own": _("1/√E f²"), "torch": _("torch")}
    for scheme, value in (("own", own.gain), ("torch", own.torch)):
        if value is not None and all(abs(value - other) > 1e-9 for other in gains.values()):
            gains[scheme] = value
    st.session_state[key] = next((scheme for scheme, value in gains.items() if value == gain), None)

    def opened() -> None:
        if chosen := st.session_state[key]:
            address.move("gain_value", gains[chosen])

    st.pills(
        _("Gain of"), list(gains), format_func=lambda scheme: f"{names[scheme]}: {number(gains[scheme])}",
        key=key, on_change=opened, wrap=True,
    )  # fmt: skip


def _picture(slug: str, gain: float, seed: int) -> None:
    usual = signals_with(slug, GAIN.default, seed)
    here = signals_with(slug, gain, seed)

    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        found = signals_with(slug, start[0], seed)
        return gain_picture(found, start[0], _lines(found), tuple(said))

    live.chart(
        NAME,
        {GAIN: "gain_value"},
        {GAIN.name: gain},
        LIVE.settings,
        drawn,
        lambda gain: _sentence(usual if gain in usual.gains else here, gain),
        of=str((slug, seed)),
    )


def _lines(found: Gains) -> tuple[str, ...]:
    """Return what the picture says at each gain."""
    said = {"shrinks": _("gain {gain}: the signal shrinks"), "grows": _("gain {gain}: the signal grows")}
    said["holds"] = _("gain {gain}: the signal holds")
    return tuple(
        said[verdict].format(gain=number(gain)) for verdict, gain in zip(found.verdicts, found.gains, strict=True)
    )


def _sentence(found: Gains, gain: float) -> str:
    """Say what becomes of the pre-activations and of the gradients."""
    at = int((found.gains == gain).argmax())
    said = {
        "shrinks": _(
            "In theory, at gain {gain} the size of z shrinks from {first} in layer 1 to {last} in layer {layers} "
            "({low} to {high} in {networks} networks)."
        ),
        "grows": _(
            "In theory, at gain {gain} the size of z grows from {first} in layer 1 to {last} in layer {layers} "
            "({low} to {high} in {networks} networks)."
        ),
        "holds": _(
            "In theory, at gain {gain} the size of z is {first} in layer 1 and {last} in layer {layers} "
            "({low} to {high} in {networks} networks)."
        ),
    }
    back = _("The gradient in layer 1 is in theory {back} times that in layer {layers}.")
    last = found.sizes[:, at, -1]
    gaps = {
        "gain": number(gain), "first": number(found.theory[at, 0], 2), "last": number(found.theory[at, -1], 2),
        "low": number(last.min(), 2), "high": number(last.max(), 2), "back": number(found.back[at, 0], 2),
        "layers": str(LAYERS), "networks": str(NETWORKS),
    }  # fmt: skip
    return joined([said[found.verdicts[at]].format(**gaps), back.format(**gaps)])


def _table() -> None:
    heads = (_("function"), "$E f$", "$E f^2$", _("gain"), _("χ at that gain"), _("torch's gain"))
    rows = [
        [
            _(each.activation.name), number(round(each.mean, 12)), number(each.square), number(each.gain),
            number(each.chi), "" if each.torch is None else number(each.torch),
        ]
        for each in table()
    ]  # fmt: skip
    tables.wide("gain-table", heads, rows)
    tanh, selu = row("tanh"), row("selu")
    words.show(
        "gain table",
        tanh=number(tanh.gain),
        torch=number(tanh.torch or 0.0),
        rests=number(resting("tanh", tanh.torch or 0.0), 3),
        selu=number(selu.torch or 0.0),
        shrunk=number(resting("selu", selu.torch or 0.0), 2),
    )
