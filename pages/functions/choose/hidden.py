"""Functions for hidden layers: the verdict of the race, the advice, and the good ones in numbers."""

from functools import partial

import streamlit as st

from acts.charts.networks.race import ranking_picture
from acts.experiments.networks.race import (
    COURSES,
    DATA,
    LOOK,
    LOOK_SEEDS,
    QUOTED,
    QUOTED_FROM,
    SEEDS,
    Ranking,
    look,
    race,
    ranking,
)
from acts.language import _
from acts.tasks import TASKS, moments
from pages.functions.choose import far_out
from pages.functions.choose.verdict import points, sentence, short
from pages.kit import address, card, links, live, scenes, setups, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words

PAGE = "choose"
TASK = TASKS["hidden"]
words = Words(__file__)


def show() -> None:
    """Show who is ahead on a task, what it says, the advice with its functions, and what each does to the gradient."""
    data, result = _verdict()
    relu, sigmoid = TASK.first[0], TASK.first[-1]
    words.show("hidden", right=far_out.slopes(relu)[1], passed=number(moments(relu).slope_square))
    words.show(
        "hidden sigmoid",
        steepest=number(sigmoid.claims().lipschitz),
        shrink=number(1 / moments(sigmoid).slope_square, 2),
    )
    card.several(TASK.slug, TASK.first)
    _read(result)
    label = _("How the functions compete")
    drawer(label, f"{PAGE}_rules", ":material/menu_book:", partial(_rules, data))
    st.caption(setups.described(race(data).setups[0], with_unit=False))
    drawer(_("Another contest, quoted"), f"{PAGE}_quoted", ":material/menu_book:", _quoted)
    drawer(_("What each does to the gradient"), "choose_moments", ":material/function:", _moments)


def _verdict() -> tuple[str, Ranking]:
    """Show who is ahead on the chosen task, of the race or of a first look, and the way to the race. Return both."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        names = {slug: _(course.name) for slug, course in COURSES.items()}
        data = address.choice(_("Data"), names, f"{PAGE}/data", DATA[0])
        done = race(data).finished
        if not done:
            st.caption(_("A first look at a few functions. The race trains all of them."))
        query = {} if data == DATA[0] else {"data": data}
        links.page("race", _("All functions, step by step: the race"), query)
    result = ranking(data) if done else look(data)
    with picture:
        shown = result.among(LOOK)
        named = tuple(_(entry.activation.name) for entry in shown.entries)
        live.show(ranking_picture(shown, named, sentence(data, result)), f"{PAGE}/verdict/{data}/{done}")
        st.markdown(short(data, result))
    return data, result


def _read(result: Ranking) -> None:
    """Say what the contest shows of sigmoid, and of the functions that cannot learn it."""
    sigmoid = result.entry("sigmoid")
    part = "sigmoid level" if sigmoid in result.level else "sigmoid behind"
    words.show(part, sigmoid=percent(sigmoid.median), behind=points(result.ahead("sigmoid")))
    if not {"identity", "step"} & {entry.activation.slug for entry in result.level}:
        words.show("stragglers")


def _rules(data: str) -> None:
    course, done = COURSES[data], race(data).finished
    rates, seeds = (course.rates, SEEDS) if done else (course.look_rates, LOOK_SEEDS)
    words.show("contest", rates=_(", ").join(map(number, rates)), seeds=str(seeds))


def _quoted() -> None:
    source = f"[{QUOTED_FROM.authors} ({QUOTED_FROM.year}), {QUOTED_FROM.title}]({QUOTED_FROM.url})"
    words.show("quoted", source=source)
    heads = (_("function of the hidden layers"), _("test accuracy (quoted)"))
    st.markdown(tables.table(heads, [(_(name), f"{score:.2f}%") for name, score in QUOTED]))


def _moments() -> None:
    heads = (_("function"), _("slope far left"), _("slope far right"), "$E f$", "$E f'^2$")
    rows = [
        (_(a.name), *far_out.slopes(a), number(moments(a).mean, 3), number(moments(a).slope_square, 3))
        for a in TASK.first
    ]
    st.markdown(tables.table(heads, rows))
    words.show("hidden table")
