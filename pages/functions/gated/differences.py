"""Which function is called GELU: how far its two approximations are away from it, magnified."""

import acts
from acts.charts.functions.gated import DIFFERENCES, EDGE, POWER
from acts.charts.kit.frames import View
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import controls, live
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show both differences while the magnification moves."""
    words.show("differences")
    setting = {POWER.name: controls.box(POWER, "gated_power")}
    tanh, quick = (gated.apart(form, acts.gelu) for form in (acts.gelu_tanh, acts.quick_gelu))

    def said(power: float) -> str:
        sizes = [place.size * 10**power for place in (tanh, quick)]
        if sizes[1] <= EDGE:
            text = _(
                "At a magnification of {times}, the tanh form is {tanh} away from GELU at z = ±{z} and nowhere "
                "further, quick GELU {quick} at z = ±{place}; in truth these are {small} and {large}."
            )
        else:
            text = _(
                "At a magnification of {times}, the tanh form is {tanh} away from GELU at z = ±{z} and nowhere "
                "further, quick GELU {quick} at z = ±{place}, outside the picture; in truth these are {small} and "
                "{large}."
            )
        return text.format(
            times=number(10**power), tanh=number(sizes[0], 3), z=number(-tanh.z, 3), quick=number(sizes[1], 3),
            place=number(-quick.z, 3), small=number(tanh.size, 3), large=number(quick.size, 3),
        )  # fmt: skip

    view = View(-6.0, 6.0, 1, at=round(tanh.z, 2))
    live.function("gated/differences", {POWER: "gated_power"}, setting, DIFFERENCES, view, said)
