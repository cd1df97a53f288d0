"""Does ReLU generalise better: the accuracy on few training digits beside that on digits never seen."""

import streamlit as st

from acts.catalogue import CATALOGUE
from acts.charts.networks.gap import gap_picture
from acts.experiments.networks.gap import FUNCTIONS, RATES, REFERENCE, SAMPLES, STEPS, WIDTH, Gaps, gaps, known
from acts.language import _, joined, listed, ngettext
from acts.network.digits import SOURCE
from pages.kit import address, links, live, progress, scenes, sources
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words

PAGE = "race"
TWIN = "leaky_relu"
"""The function that differs from ReLU in nothing but that its units never fall to exactly 0."""

LEARNED = 0.5
"""The accuracy on its training digits below which a network has not learned them."""

words = Words(__file__)


def show() -> None:
    """Show the gaps, and below it what they say of two claims."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        samples = int(address.choice(_("Training digits"), _numbers(SAMPLES), f"{PAGE}/gap_samples", "100"))
        rate = float(address.choice(_("Learning rate"), _numbers(RATES), f"{PAGE}/gap_rate", "0.3"))
        work = gaps(samples, rate)
        start = _("Train more seeds (about {time})")
        name = f"{PAGE}/gap/{samples}/{rate}"
        progress.work_on(work, st.empty(), name, start, lambda k: _(CATALOGUE[FUNCTIONS[k]].name), at_once=0.0)
    found = known(samples, rate)
    with picture:
        said = _said(found)
        named = {_(CATALOGUE[slug].name): slug for slug in FUNCTIONS}
        live.show(gap_picture(found, named, said), f"{PAGE}/gap")
        st.markdown(said)
    words.show("gap", verdict=_verdict(found))
    drawer(
        _("How it is measured"), f"{PAGE}_gap_rules", ":material/menu_book:",
        lambda: words.show("gap rules", width=str(WIDTH), steps=str(STEPS)),
    )  # fmt: skip
    st.caption(_("Handwritten digits: {source}.").format(source=sources.cited(SOURCE)))
    links.page("neuron", _("Half the units are off, as in dropout?"), {"scene": "silent"})


def _numbers(values: tuple[float, ...]) -> dict[str, str]:
    return {number(value): number(value) for value in values}


def _spread(values: list[float]) -> str:
    """Write the median of some differences in points, with their ends."""
    ordered = sorted(round(100 * value, 6) for value in values)
    middle, low, high = ordered[len(ordered) // 2], ordered[0], ordered[-1]
    return _("{median} points ({low} to {high})").format(
        median=number(middle, 3), low=number(low, 3), high=number(high, 3)
    )


def _said(found: Gaps) -> str:
    """Say how wide the gap of ReLU is, and how it differs from that of its twin."""
    relu = found.result(REFERENCE)
    first = _(
        "With {samples} training digits, over {seeds} seeds, ReLU's gap is {gap}; {zeros} of its outputs are 0."
    ).format(
        samples=found.samples, seeds=len(relu.gap), gap=_spread(relu.gap.tolist()), zeros=percent(relu.zeros.mean())
    )  # fmt: skip
    second = _("Leaky ReLU has no zeros; its gap minus ReLU's is {wider}.")
    return joined([first, second.format(wider=_spread(found.wider(TWIN).tolist()))])


def _verdict(found: Gaps) -> str:
    """Say which gaps differ from ReLU's on nearly every seed."""
    decided = {slug: found.decided(slug) for slug in FUNCTIONS if slug != REFERENCE}
    seeds = len(found.result(REFERENCE).gap)
    parts = []
    for sign, said in (
        (1, _("On nearly every one of {seeds} seeds the gap is wider than ReLU's for {names}.")),
        (-1, _("On nearly every one of {seeds} seeds the gap is narrower than ReLU's for {names}.")),
        (0, _("Over {seeds} seeds no clear difference from ReLU's gap is seen for {names}.")),
    ):
        names = [_(CATALOGUE[slug].name) for slug, each in decided.items() if each == sign]
        parts.append(said.format(seeds=seeds, names=listed(names)) if names else "")
    return joined([*parts, _unlearned(found)])


def _unlearned(found: Gaps) -> str:
    """Say how many networks have not learned their training digits, if any: a narrow gap means nothing there."""
    count = sum(int((result.train < LEARNED).sum()) for result in found.results)
    if not count:
        return ""
    return ngettext(
        "{count} network has not learned its training digits; its narrow gap means nothing.",
        "{count} networks have not learned their training digits; their narrow gaps mean nothing.",
        count,
    ).format(count=count)
