"""A picture through a neuron: a kernel slides over a handwritten digit, and four functions of what it finds."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.networks.filtering import BIAS, LIVE, filtering_picture
from acts.experiments.networks.filtering import COUNT, KERNELS, SIZE, Filtered, Kernel, filtered
from acts.language import _, joined, ngettext
from acts.network.digits import SOURCE
from pages.kit import address, controls, live, scenes, sources
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

PAGE = "neuron"
OWN: Kernel = (-2.0, -1.0, 0.0, -1.0, 0.0, 1.0, 0.0, 1.0, 2.0)
"""What the reader's own nine numbers are to begin with: edges that run diagonally."""
LARGEST = 10.0

words = Words(__file__)


@fragment
def show() -> None:
    """Show the digit, z, and four functions of z, with the kernel beside them."""
    picture, beside = scenes.stage(1, wide=3, beside=1)
    with beside:
        kernel = _kernel()
        which = controls.whole_box(_("Digit"), f"{PAGE}_picture", 0, COUNT - 1, 3, 150)
        bias = controls.box(BIAS, f"{PAGE}_bias", width=150)
    found = filtered(which, kernel)
    with picture:
        live.chart(
            f"{PAGE}/picture", {BIAS: f"{PAGE}_bias"}, {BIAS.name: bias}, LIVE.settings,
            lambda start, said: filtering_picture(found, kernel, start, said),
            lambda bias: _said(found, bias), of=f"{which}/{kernel}",
        )  # fmt: skip
    words.show("picture")
    drawer(_("Convolution or cross-correlation?"), f"{PAGE}_flip", ":material/flip:", _flip)
    st.caption(_("Handwritten digits: {source}.").format(source=sources.cited(SOURCE)))


def _kernel() -> Kernel:
    """Let the reader choose the weights, or write them."""
    names = {
        "vertical": _("Edges |"), "horizontal": _("Edges —"), "blur": _("Blur"), "sharpen": _("Sharpen"),
        "own": _("My own"),
    }  # fmt: skip
    slug = address.choice(_("The nine weights"), names, f"{PAGE}/kernel", "vertical")
    if slug != "own":
        return KERNELS[slug]
    notes = st.container()
    numbers = []
    for row in range(1, SIZE + 1):
        with st.container(horizontal=True, gap="xsmall"):
            numbers += [_box(row, column, notes) for column in range(1, SIZE + 1)]
    return tuple(numbers)


def _box(row: int, column: int, notes: DeltaGenerator) -> float:
    """Show the box of one of the reader's own weights."""
    short = _("row {row}, column {column}").format(row=row, column=column)
    start, name = OWN[(row - 1) * SIZE + column - 1], f"{PAGE}_k{row}{column}"
    return controls.number_box(f"$w_{{{row}{column}}}$", name, -LARGEST, LARGEST, start, 0.5, short, 66, notes)


def _flip() -> None:
    words.show("flip")


def _said(found: Filtered, bias: float) -> str:
    """Say where z is below 0, and how many outputs of each function are exactly 0."""
    z, (relu, leaky, sigmoid, tanh) = found.z(bias), found.zeros(bias)
    below = int((z < 0).sum())
    first = ngettext(
        "At b = {b}, z is below 0 at {count} of {all} places.",
        "At b = {b}, z is below 0 at {count} of {all} places.",
        below,
    ).format(b=number(bias), count=below, all=z.size)
    second = _(
        "Outputs of exactly 0: {relu} of ReLU, {leaky} of leaky ReLU, {tanh} of tanh and {sigmoid} of the sigmoid."
    )
    return joined([first, second.format(relu=relu, leaky=leaky, tanh=tanh, sigmoid=sigmoid)])
