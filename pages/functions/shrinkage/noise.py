"""A few large entries in noise: what both ways of shrinking leave of them, and how far off that is."""

from functools import partial

from acts.charts.functions.shrinkage import CUT, CUTTING, denoised_picture
from acts.experiments.functions import shrinkage
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show what is left at a live threshold, and beside it the errors at all of them."""
    picture, beside = scenes.stage(wide=4, beside=1)
    with beside:
        setting = {CUT.name: controls.box(CUT, "shrinkage_cut")}
        seed = controls.seed("shrinkage_seed")
    data = shrinkage.noisy(seed)
    with picture:
        live.chart(
            f"shrinkage/noise/{seed}",
            {CUT: "shrinkage_cut"},
            setting,
            CUTTING.settings,
            partial(denoised_picture, data),
            partial(_left, data, seed),
        )
    gaps = {"length": number(shrinkage.LENGTH), "large": number(shrinkage.LARGE)}
    words.show("noise", best=_best(data), **gaps)


def _left(data: shrinkage.Noisy, seed: int, cut: float) -> str:
    left = shrinkage.denoised(data, cut)
    return _(
        "With λ = {cut}, {kept} of {length} entries are left. Root mean square error (seed {seed}): hard {hard}, "
        "soft {soft}, without shrinkage {raw}."
    ).format(
        cut=number(cut), kept=left.kept, length=shrinkage.LENGTH, seed=seed, hard=number(left.hard_error, 3),
        soft=number(left.soft_error, 3), raw=number(left.raw_error, 3),
    )  # fmt: skip


def _best(data: shrinkage.Noisy) -> str:
    """Say which thresholds have the smallest errors."""
    results = tuple(shrinkage.denoised(data, cut) for (cut,) in CUTTING.settings())
    hard, soft = min(results, key=lambda r: r.hard_error), min(results, key=lambda r: r.soft_error)
    if soft.threshold < hard.threshold:
        said = _(
            "The smallest errors over all λ: hard {hard} at λ = {hard_cut}, soft {soft} at λ = {soft_cut}. Soft "
            "shrinking also makes the large entries smaller by λ, so its best λ is the smaller one."
        )
    else:
        said = _(
            "The smallest errors over all λ: hard {hard} at λ = {hard_cut}, soft {soft} at λ = {soft_cut}. Soft "
            "shrinking also makes the large entries smaller by λ, yet its best λ is not the smaller one here."
        )
    return said.format(
        hard=number(hard.hard_error, 3), hard_cut=number(hard.threshold),
        soft=number(soft.soft_error, 3), soft_cut=number(soft.threshold),
    )  # fmt: skip
