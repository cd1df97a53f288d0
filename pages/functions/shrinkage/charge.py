"""Shrinking as the cheapest answer: a charge for every unit of x, against the distance from z."""

from functools import partial

from acts.charts.functions.shrinkage import CHARGE, CHARGING, charge_picture
from acts.experiments.functions import shrinkage
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show what each x costs while the charge moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {CHARGE.name: controls.box(CHARGE, "shrinkage_weight")}
        z = controls.number_box("z", "shrinkage_z0", -5.0, 5.0, 3.0, 0.5, width=180)
    with picture:
        live.chart(
            f"shrinkage/charge/{z}",
            {CHARGE: "shrinkage_weight"},
            setting,
            CHARGING.settings,
            partial(charge_picture, z),
            partial(_cheapest, z),
        )
    words.show("charge", step=number(shrinkage.STEP), flat=_flat(z, **setting))


def _cheapest(z: float, charge: float) -> str:
    found = shrinkage.proximal(z, charge)
    return _(
        "For z = {z} and λ = {weight} the cheapest x on the grid is {soft}. Soft shrink is {gap} away from it."
    ).format(z=number(z), weight=number(charge), soft=number(found.soft), gap=number(found.soft_gap, 2))


def _flat(z: float, charge: float) -> str:
    """Say the same of hard shrink, which answers another charge."""
    found = shrinkage.proximal(z, charge)
    return _(
        "With a fixed charge of λ²/2 for every x except 0, the cheapest x is {hard}. Hard shrink is {gap} away from it."
    ).format(hard=number(found.hard), gap=number(found.hard_gap, 2))
