"""The zig-zag of gradient descent: the mean of the inputs and the learning rate under two sliders."""

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.networks.zigzag import LIVE, MEAN, SHARE, zigzag_picture
from acts.experiments.networks.zigzag import bowl, steps, zigzag, zigzags
from acts.language import _, joined, ngettext
from acts.references import KARPATHY_2015
from pages.kit import controls, live, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number
from pages.kit.words import Words

NAME = "centring/zigzag"
words = Words(__file__)


@fragment
def show() -> None:
    """Show both descents with their controls, and below them why the valley is narrow, and how much that matters."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        mean, share = (
            controls.number_box(text, key, of.domain.low, of.domain.high, of.default, of.step, short)
            for of, key, text, short in (
                (MEAN, "zigzag_mean", _("Mean of the inputs $m$"), _("mean")),
                (SHARE, "zigzag_share", _("Learning rate, as a share of its limit"), _("learning rate")),
            )
        )
    with picture:
        _picture(mean, share)
    words.show("zigzag")
    drawer(_("What the lecture says of it"), "zigzag_lecture", ":material/menu_book:", _lecture)
    drawer(_("The condition number, and the steps"), "zigzag_steps", ":material/function:", _steps)


def _picture(mean: float, share: float) -> None:
    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        lines = tuple(_line(*each) for each in LIVE.settings(start))
        return zigzag_picture((start[0], start[1]), lines, tuple(said))

    live.chart(
        NAME,
        {MEAN: "zigzag_mean", SHARE: "zigzag_share"},
        {MEAN.name: mean, SHARE.name: share},
        LIVE.settings,
        drawn,
        _sentence,
    )


def _line(mean: float, share: float) -> str:
    """Return what the picture says of a mean and a rate."""
    count, gaps = steps(mean, share), {"mean": number(mean), "rate": number(share * bowl(mean).limit, 2)}
    if count == float("inf"):
        said = _("mean {mean}, rate {rate}:\ngradient descent diverges")
        return (said if share > 1 else _("mean {mean}, rate {rate}:\nnever arrives")).format(**gaps)
    said = ngettext("mean {mean}, rate {rate}:\n{count} step", "mean {mean}, rate {rate}:\n{count} steps", int(count))
    return said.format(count=grouped(int(count)), **gaps)


def _sentence(mean: float, share: float) -> str:
    """Say how many steps gradient descent takes, and how many more than with centred inputs."""
    each, best = bowl(mean), zigzag(mean).steps
    count = steps(mean, share)
    gaps = {"mean": number(mean), "best": grouped(best)}
    if count == float("inf") and share > 1:
        said = _("The rate is above its limit, {limit}: gradient descent diverges.")
    elif count == float("inf"):
        said = _("The rate is at its limit, {limit}: gradient descent jumps to and fro and never arrives.")
    else:
        said = ngettext(
            "At rate {rate}, gradient descent needs {count} step to a millionth of the first loss.",
            "At rate {rate}, gradient descent needs {count} steps to a millionth of the first loss.",
            int(count),
        )
        gaps["count"] = grouped(int(count))
    gaps |= {"limit": number(each.limit, 3), "rate": number(share * each.limit, 3)}
    ratio = ngettext(
        "At the best rate, inputs of mean {mean} need {best} step; centred inputs need 1.",
        "At the best rate, inputs of mean {mean} need {best} steps; centred inputs need 1.",
        best,
    )
    return joined([said.format(**gaps), ratio.format(**gaps)])


def _lecture() -> None:
    words.show("zigzag lecture", lecture=sources.cited(KARPATHY_2015))


def _steps() -> None:
    words.show("zigzag steps")
    rows = [
        [number(each.mean), number(each.condition), str(each.steps), number(each.with_bias, 3)] for each in zigzags()
    ]
    heads = (
        _("mean $m$"), _("condition number $1 + 2 m^2$"), _("steps at the best rate"),
        _("condition number with a bias"),
    )  # fmt: skip
    st.markdown(tables.table(heads, rows))
