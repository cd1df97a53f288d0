"""What a network on the digits reads: pictures of its mistakes, and a sentence."""

import streamlit as st

from acts.charts.training.digits import digits_picture
from acts.experiments.training.film import filming
from acts.experiments.training.mistakes import SHOWN, Mistakes, misread
from acts.language import _, ngettext
from pages.kit import live, progress, scenes, setups
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.digits import controls

PAGE = "digits"
words = Words(__file__)


def show() -> None:
    """Show what the trained network reads, its mistakes first, with the controls of its training beside them."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        setup, rate, seed = controls.show()
    with picture:
        shown = progress.single(filming(setup, rate, seed), f"{PAGE}/run")
        if shown:
            result = misread(shown)
            said = sentence(result)
            captions = tuple(
                f"{truth} ✓" if truth == seen else f"{truth} → {seen}"
                for truth, seen in zip(result.truth.tolist(), result.read.tolist(), strict=True)
            )
            live.show(digits_picture(result.pixels, captions, said), f"{PAGE}/read")
            st.markdown(said)
    words.show("read", shown=str(SHOWN))
    st.caption(setups.described(setup))


def sentence(result: Mistakes) -> str:
    """Say how many test digits are misread, and how the first of them is."""
    if not result.wrong:
        return _("All {total} test digits are read correctly.").format(total=result.total)
    said = ngettext(
        "{wrong} of {total} test digits is misread ({share}): a {truth} is taken for a {read}.",
        "{wrong} of {total} test digits are misread ({share}); the first is a {truth} that is taken for a {read}.",
        result.wrong,
    )
    return said.format(
        wrong=result.wrong, total=result.total, share=percent(result.wrong / result.total),
        truth=result.truth[0], read=result.read[0],
    )  # fmt: skip
