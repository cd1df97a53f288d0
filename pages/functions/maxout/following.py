"""Maxout at work: a target followed by more and more pieces, what they cost, and whether they sleep."""

from functools import partial

import streamlit as st

from acts.charts.functions.maxout_fit import PIECES, asleep_picture, errors_picture, fit_picture, fit_stops
from acts.experiments.functions import maxout
from acts.experiments.functions.maxout import MOST, TARGETS, weights
from acts.language import _, ngettext
from pages.kit import address, controls, links, live, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words


@st.fragment
def follow(words: Words) -> None:
    """Show the best fit of a target by a live number of pieces, and how the error falls with it."""
    words.show("follow")
    slug = address.choice(
        _("Target"), {t.slug: t.name for t in TARGETS}, "maxout/target", TARGETS[0].slug
    )  # fmt: skip
    count = controls.whole_box(_("Pieces k"), "maxout_k", 1, MOST, int(PIECES.default), width=150)
    with st.spinner(_("Looking for the best lines …")):
        found = maxout.followed(slug)
    target = found.target
    words.show("convex" if target.convex else "difference")

    def said(pieces: float) -> str:
        error = found.errors[int(pieces) - 1]
        text = (
            _("{name} from z = {low} to {high}: the best maxout unit with k = {k} is off by at most {error}.")
            if target.convex
            else _(
                "{name} from z = {low} to {high}: the difference of two units with k = {k} is off by at most {error}."
            )
        )
        return text.format(
            k=int(pieces), name=target.name, low=number(target.low), high=number(target.high), error=number(error, 3)
        )

    names = (target.name, _("maxout") if target.convex else _("first − second"), _("first unit"), _("second unit"))
    titles = (_("input z"), _("value"), _("fit − target"), _("the two units"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        live.chart(
            f"maxout/follow/{slug}",
            {PIECES: "maxout_k"},
            {PIECES.name: float(count)},
            fit_stops,
            partial(fit_picture, slug, names, titles),
            said,
        )
    with right:
        errors = found.errors
        told = _(
            "From {few} to {many} pieces the error falls from {first} to {last}, like k to the power {power}."
        ).format(few=1, many=MOST, first=number(errors[0], 3), last=number(errors[-1], 3), power=number(found.power, 3))
        live.show(errors_picture(slug, (_("pieces k"), _("largest error")), count, told), f"maxout/errors/{slug}")
        st.markdown(told)


@st.fragment
def price(words: Words) -> None:
    """Show what a layer costs with the reader's sizes, beside one of ReLU units."""
    words.show("price")
    with st.container(horizontal=True):
        fan_in = controls.whole_box(_("Inputs (fan_in)"), "maxout_fan_in", 1, 100_000, 784)
        width = controls.whole_box(_("Units (width)"), "maxout_width", 1, 100_000, 240)
        pieces = controls.whole_box(_("Pieces of each"), "maxout_each", 2, 100, 5)
    plain = weights(fan_in, width)
    rows = [[_("ReLU"), "1", _count(plain), "1"]]
    for each in sorted({2, pieces}):
        own = weights(fan_in, width, each)
        rows.append([_("maxout"), str(each), _count(own), number(own / plain)])
    heads = (_("layer"), _("pieces"), _("weights and biases"), _("times ReLU's"))
    st.markdown(tables.table(heads, rows))
    fits = width // pieces
    told = ngettext(
        "The price of the ReLU layer ({plain}) pays for {width} maxout unit of {each} pieces ({count}).",
        "The price of the ReLU layer ({plain}) pays for {width} maxout units of {each} pieces ({count}).",
        fits,
    )
    if not fits:
        told = _("The price of the ReLU layer ({plain}) does not pay for one maxout unit of {each} pieces ({count}).")
    count = weights(fan_in, max(fits, 1), pieces)
    st.markdown(told.format(plain=_count(plain), width=_count(fits), each=pieces, count=_count(count)))


@st.fragment
def sleep(words: Words) -> None:
    """Show which pieces and which units fall asleep when a bias falls, beside ReLU units."""
    words.show("sleep", units=number(maxout.UNITS), entries=number(maxout.ENTRIES), samples=number(maxout.SAMPLES))
    seed = controls.seed("maxout_seed")
    found = maxout.asleep(seed)
    names = (_("dead ReLU units"), _("pieces never active"), _("silent maxout units"))
    told = _(
        "When the bias falls by {fall}, {relu} of the ReLU units are dead and {piece} of the lowered pieces are active "
        "on no sample, but {unit} of the maxout units pass no slope (seed {seed})."
    ).format(
        fall=number(found.falls[-1]), relu=percent(found.relu[-1]), piece=percent(found.piece[-1]),
        unit=percent(found.unit[-1]), seed=seed,
    )  # fmt: skip
    live.show(asleep_picture(found, names, (_("the bias falls by"), _("share")), told), "maxout/asleep")
    st.markdown(told)
    words.show("awake", moved=percent(max(found.moved)))
    links.page("dying_relu", _("Watch ReLU units die in training"))


def _count(value: int) -> str:
    return f"{value:,}".replace(",", " ")
