"""What ReLU does badly: three claims of lists of activation functions, each with its measurement and its verdict."""

import streamlit as st

from acts.catalogue import CATALOGUE
from acts.charts.networks.against import against_picture
from acts.experiments.networks.against import (
    CASES,
    FUNCTIONS,
    RATES,
    SEEDS,
    STEPS,
    Trial,
    known,
    least_error,
    size,
    trial,
)
from acts.language import _, joined
from pages.kit import address, live, progress, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words

PAGE = "race"
words = Words(__file__)


def show() -> None:
    """Show the networks of a claim with the verdict, and below it why it is so."""
    picture, beside = scenes.stage(2, wide=5, beside=2)
    with beside:
        names = {slug: _(case.name) for slug, case in CASES.items()}
        slug = address.choice(_("The claim is about"), names, f"{PAGE}/case", next(iter(CASES)))
        st.markdown(_(CASES[slug].claim))
        _offer(slug)
    found = known(slug)
    with picture:
        said = _said(found)
        functions = [_(CATALOGUE[each].name) for each in FUNCTIONS]
        conditions = [_(condition.name) for condition in found.case.conditions]
        live.show(against_picture(found, functions, conditions, said), f"{PAGE}/against/{slug}")
        st.markdown(said)
    words.show(slug, **_facts(found))
    words.show("against", steps=str(STEPS), seeds=str(len(found.outcomes[0][0].scores)))
    drawer(_("“ReLU has fewer parameters”"), f"{PAGE}_sizes", ":material/123:", _sizes)


def _offer(slug: str) -> None:
    """Offer to train more networks."""
    work, every = trial(slug), len(CASES[slug].conditions) * len(FUNCTIONS)

    def label(part: int) -> str:
        return _(CATALOGUE[FUNCTIONS[part % len(FUNCTIONS)]].name)

    networks = every * len(RATES) * SEEDS
    start = _("Train {count} networks (about {time})").format(count=networks, time="{time}")
    progress.work_on(work, st.empty(), f"{PAGE}/against/{slug}", start, label, at_once=0.0)


def _score(found: Trial, condition: int, function: str) -> str:
    outcome = found.outcome(condition, function)
    written = percent if found.case.measured == "accuracy" else _error
    low, high = min(outcome.scores), max(outcome.scores)
    return _("{median} ({low} to {high})").format(median=written(outcome.median), low=written(low), high=written(high))


def _error(value: float) -> str:
    return number(value, 2)


def _said(found: Trial) -> str:
    """Say what was measured, and the verdict."""
    small, other, seeds = found.case.slug == "small", found.case.other, len(found.outcomes[0][0].scores)
    values = {
        "relu": _score(found, 0, "relu"), "tanh": _score(found, 0, "tanh"), "seeds": seeds,
        "other": _score(found, other, "relu"), "large": _score(found, other, "tanh"),
    }  # fmt: skip
    said = {
        "negative": _(
            "With all inputs below 0, ReLU classifies {relu} of the test points correctly; with all inputs above 0, "
            "{other}."
        ),
        "regression": _("With all values below 0, the error of ReLU is {relu}; with all values above 0, {other}."),
        "small": _(
            "With 3 hidden units, ReLU classifies {relu} correctly and tanh {tanh}; with 8, {other} and {large}."
        ),
    }[found.case.slug].format(**values)
    if small and found.holds and not found.worse(other, "relu", (other, "tanh")):
        verdict = _("On this task, over {seeds} seeds, the claim **holds if the layer is small**.")
    elif found.holds:
        verdict = _("On this task, over {seeds} seeds, the claim **holds**.")
    else:
        verdict = _("On this task, over {seeds} seeds, the claim **fails**.")
    return joined([said, verdict.format(seeds=seeds)])


def _facts(found: Trial) -> dict[str, str]:
    """Return what the words of a case say of its other networks."""
    if found.case.slug == "small":
        return {}
    facts = {
        "centred": _score(found, 1, "relu"),
        "tanh": _score(found, 0, "tanh"),
        "above": _score(found, found.case.other, "tanh"),
    }
    return facts | ({"least": number(least_error("regression", 0), 3)} if found.case.slug == "regression" else {})


def _sizes() -> None:
    words.show("sizes")
    heads = (_("function"), _("parameters of a 2-16-1 network"))
    shown = ("relu", "leaky_relu", "elu", "tanh", "sigmoid", "prelu")
    st.markdown(tables.table(heads, [(_(CATALOGUE[slug].name), str(size(slug))) for slug in shown]))
