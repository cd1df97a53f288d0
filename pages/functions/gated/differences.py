"""Which function is called GELU: how far its two approximations are away from it, magnified."""

import acts
from acts.charts.functions.gated import DIFFERENCES, EDGE, POWER
from acts.charts.kit.frames import View
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show both differences while the magnification moves."""
    tanh, quick = (gated.apart(form, acts.gelu) for form in (acts.gelu_tanh, acts.quick_gelu))

    def said(power: float) -> str:
        sizes = [place.size * 10**power for place in (tanh, quick)]
        if sizes[1] <= EDGE:
            text = _(
                "At most, the tanh form is {small} away from GELU (z = ±{z}), quick GELU {large} (z = ±{place}). "
                "Magnified {times} times, that is {tanh} and {quick}."
            )
        else:
            text = _(
                "At most, the tanh form is {small} away from GELU (z = ±{z}), quick GELU {large} (z = ±{place}). "
                "Magnified {times} times, that is {tanh} and, outside the picture, {quick}."
            )
        return text.format(
            times=number(10**power), tanh=number(sizes[0], 3), z=number(-tanh.z, 3), quick=number(sizes[1], 3),
            place=number(-quick.z, 3), small=number(tanh.size, 3), large=number(quick.size, 3),
        )  # fmt: skip

    picture, beside = scenes.stage()
    with beside:
        setting = {POWER.name: controls.box(POWER, "gated_power")}
    view = View(-6.0, 6.0, 1, at=round(tanh.z, 2))
    with picture:
        live.function("gated/differences", {POWER: "gated_power"}, setting, DIFFERENCES, view, said)
    words.show("differences")
