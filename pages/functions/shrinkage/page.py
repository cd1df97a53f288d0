"""What is left when everything small is taken for noise?"""

from functools import partial

import streamlit as st

import acts
from acts.charts.functions.shrinkage import CUT, WEIGHT, charge_picture, denoised_picture, errors_picture
from acts.charts.kit.stops import grid, stops
from acts.experiments.functions import shrinkage
from acts.language import _
from pages.functions.family import outline
from pages.kit import controls, live, predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
AT, THRESHOLD = 3.0, 0.5


def question() -> bool:
    out = float(acts.soft_shrink(AT, threshold=THRESHOLD))
    values = {"all": AT, "less": AT - THRESHOLD, "threshold": THRESHOLD, "nothing": 0.0}
    truth = next(slug for slug, value in values.items() if value == out)
    kept = number(float(acts.hard_shrink(AT, threshold=THRESHOLD)))
    asked = words.text("question", at=number(AT), threshold=number(THRESHOLD))
    why = words.text("answer", out=number(out), kept=kept)
    return predict.ask("shrinkage", asked, {slug: number(value) for slug, value in values.items()}, truth, why)


@st.fragment
def noise() -> None:
    words.show("noise", length=number(shrinkage.LENGTH), large=number(shrinkage.LARGE))
    with st.container(horizontal=True):
        setting = {CUT.name: controls.box(CUT, "shrinkage_cut")}
        seed = controls.seed("shrinkage_seed")
    data = shrinkage.noisy(seed)

    def said(cut: float) -> str:
        left = shrinkage.denoised(data, cut)
        return _(
            "With λ = {cut}, {kept} of {length} entries are left. Root mean square error (seed {seed}): hard {hard}, "
            "soft {soft}, nothing done {raw}."
        ).format(
            cut=number(cut),
            kept=left.kept,
            length=shrinkage.LENGTH,
            seed=seed,
            hard=number(left.hard_error, 3),
            soft=number(left.soft_error, 3),
            raw=number(left.raw_error, 3),
        )

    left, right = st.columns([3, 2], gap="large")
    with left:
        live.chart(
            f"shrinkage/noise/{seed}",
            {CUT: "shrinkage_cut"},
            setting,
            partial(stops, (CUT,)),
            partial(denoised_picture, data),
            said,
        )
    with right:
        errors(data)


def errors(data: shrinkage.Noisy) -> None:
    results = tuple(shrinkage.denoised(data, cut) for cut in grid(CUT, 41))
    best = min(results, key=lambda r: r.hard_error), min(results, key=lambda r: r.soft_error)
    said = _(
        "The smallest errors over all λ: hard {hard} at λ = {hard_cut}, soft {soft} at λ = {soft_cut}. Soft shrinking "
        "pulls the large entries in, too, so its best λ is {compared}."
    ).format(
        hard=number(best[0].hard_error, 3),
        hard_cut=number(best[0].threshold),
        soft=number(best[1].soft_error, 3),
        soft_cut=number(best[1].threshold),
        compared=_("the smaller one") if best[1].threshold < best[0].threshold else _("no smaller here, all the same"),
    )
    live.show(errors_picture(results, best, said), "shrinkage/errors")
    st.markdown(said)


@st.fragment
def charge() -> None:
    words.show("charge", step=number(shrinkage.STEP))
    with st.container(horizontal=True):
        z = controls.number_box("z", "shrinkage_z0", -5.0, 5.0, 3.0, 0.5, width=180)
        setting = {WEIGHT.name: controls.box(WEIGHT, "shrinkage_weight")}

    def said(weight: float) -> str:
        found = shrinkage.proximal(z, weight)
        return _(
            "For z = {z} and λ = {weight} the cheapest x on the grid is {soft}, off from soft shrink by {gap}. "
            "With a flat charge of λ²/2 for any x but 0 it is {hard}, off from hard shrink by {hard_gap}."
        ).format(
            z=number(z),
            weight=number(weight),
            soft=number(found.soft),
            gap=number(found.soft_gap, 2),
            hard=number(found.hard),
            hard_gap=number(found.hard_gap, 2),
        )

    live.chart(
        f"shrinkage/charge/{z}",
        {WEIGHT: "shrinkage_weight"},
        setting,
        partial(stops, (WEIGHT,)),
        partial(charge_picture, z),
        said,
    )


if outline.begin("shrinkage", words, question):
    noise()
    charge()
