"""The question of the page: which kind of change carries furthest?"""

import streamlit as st

from acts.experiments.training.remedies import PLAIN, Ranking, trial
from acts.language import _, listed, ngettext
from pages.kit import predict, progress
from pages.kit.words import Words
from pages.training.stay_safe.ranking import known, times, upto

PAGE, BASE = "stay_safe", "moons"
words = Words(__file__)


def ask() -> bool:
    """Ask which kind of change carries furthest on the two moons; where none does, nothing is right."""
    answers = {
        "weights": _("other weights at the start"),
        "inputs": _("scaled inputs"),
        "activation": _("a leak, or ELU"),
        "momentum": _("momentum"),
        "warm_up": _("a warm-up"),
        PLAIN.kind: _("none of them"),
    }
    return predict.ask(PAGE, words.text("question"), answers, _truth, _why)


def _truth() -> tuple[str, ...]:
    """Train all seeds, since one alone is chance; return the kinds with the highest safe rate, as far as known."""
    work = trial(BASE)
    if not work.finished:
        label = _("Training for the answer")
        if progress.work_on(work, st.empty(), f"{PAGE}/answer", _("Train"), lambda _part: label, waits=False):
            st.rerun()
    return tuple(dict.fromkeys(effect.remedy.kind for effect in _result().furthest)) or (PLAIN.kind,)


def _result() -> Ranking:
    result = known(BASE)
    if result is None:  # the training for it is stopped
        trial(BASE, 1).complete()
        result = known(BASE)
    assert result is not None  # noqa: S101 - it has just been trained
    return result


def _why() -> str:
    result = _result()
    seeds = ngettext("{count} seed", "{count} seeds", result.seeds).format(count=result.seeds)
    plain, best = upto(result.plain), result.furthest
    if not best:
        return words.text("answer nothing", plain=plain, seeds=seeds)
    names = listed([_("“{name}”").format(name=_(effect.remedy.name)) for effect in best])
    ratio = times(result.ratio(best[0]))
    return words.text("answer", names=names, rate=upto(best[0]), plain=plain, times=ratio, seeds=seeds)
