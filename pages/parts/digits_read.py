"""What a network on the digits reads: pictures of its mistakes, and a sentence."""

import streamlit as st

from acts.charts.tiles import digits_picture
from acts.experiments.film import Film
from acts.experiments.reading import Reading, reading
from pages.language import _, ngettext
from pages.parts import live
from pages.parts.numbers import percent
from pages.parts.prose import Words


def show(words: Words, shown: Film, page: str) -> None:
    """Show what the trained network reads, its mistakes first."""
    result = reading(shown)
    said = mistakes(result)
    captions = tuple(
        f"{truth} ✓" if truth == seen else f"{truth} → {seen}"
        for truth, seen in zip(result.truth.tolist(), result.read.tolist(), strict=True)
    )
    words.show("read")
    live.show(digits_picture(result.pixels, captions, said), f"{page}/read")
    st.markdown(said)


def mistakes(result: Reading) -> str:
    if not result.wrong:
        return _("All {total} test digits are read as what they are.").format(total=result.total)
    said = ngettext(
        "{wrong} of {total} test digits is misread ({share}): a {truth} is taken for a {read}.",
        "{wrong} of {total} test digits are misread ({share}); the first is a {truth} that is taken for a {read}.",
        result.wrong,
    )
    return said.format(
        wrong=result.wrong, total=result.total, share=percent(result.wrong / result.total),
        truth=result.truth[0], read=result.read[0],
    )  # fmt: skip
