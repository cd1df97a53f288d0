"""What turns scores into shares of one whole, and what does raising one score do to all the others?"""

import streamlit as st

from acts.charts.functions.softmax import LOGITS
from acts.experiments.functions.softmax import shared
from acts.language import _
from pages import contents
from pages.functions.softmax import attention, bars, kin, overflow, sparsemax
from pages.kit import predict
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)
ADDED = 100.0


def question() -> bool:
    logits = tuple(p.default for p in LOGITS)
    before, after = shared(logits).shares, shared(logits, shift=ADDED).shares
    gap = max(abs(a - b) for a, b in zip(before, after, strict=True))
    options = {
        "same": _("nothing"), "level": _("they come closer together"), "apart": _("the largest takes nearly all"),
        "broken": _("they overflow"),
    }  # fmt: skip
    truth = "broken" if gap != gap else "same" if gap < 1e-9 else "level" if max(after) < max(before) else "apart"
    given = {"logits": ", ".join(map(number, logits)), "added": number(ADDED)}
    kept = _("to within {gap}").format(gap=number(gap, 2)) if gap else _("to the last digit")
    why = words.text("answer", share=percent(before[0]), kept=kept, **given)
    return predict.ask("softmax", words.text("question", **given), options, truth, why)


@st.fragment
def desk(revealed: bool) -> None:
    """Show the picture and, for its logits, every function of the kin: they are computed anew together."""
    logits, temperature = bars.explore(revealed)
    if not revealed:
        st.info(_("The slopes, the temperature and the rest appear here once you have guessed or skipped."))
        return
    words.show("slopes")
    label = _("Where the slopes come from, line by line")
    drawer = st.expander(
        label, key="softmax_derivation", icon=":material/function:", bind="query-params", on_change="rerun"
    )
    if drawer.open:
        with drawer:
            words.show("derivation")
    kin.show(words, logits, temperature)


st.title(_(contents.page("softmax").title))
words.show("opening")
answered = question()
desk(answered)
if answered:
    sparsemax.path(words)
    sparsemax.crowd(words)
    overflow.broken(words)
    overflow.two_classes(words)
    overflow.stalling(words)
    attention.places(words)
    attention.draws(words)
    attention.most_active(words)
