"""The question of the page: which kind of change carries furthest?"""

from acts.experiments.training.remedies import PLAIN, Ranking
from acts.language import _, listed
from pages.kit import predict
from pages.kit.words import Words
from pages.training.stay_safe.ranking import times, upto


def asked(words: Words, page: str, result: Ranking) -> bool:
    """Ask which kind of change carries furthest; where none goes beyond the training as it is, nothing is right."""
    answers = {
        "weights": _("other weights at the start"),
        "inputs": _("scaled inputs"),
        "activation": _("a leak, or ELU"),
        "momentum": _("momentum"),
        "warm_up": _("a warm-up"),
        PLAIN.kind: _("none of them"),
    }
    best = result.furthest
    if not best:
        why = words.text("answer nothing", plain=upto(result.plain))
    else:
        names = listed([_("“{name}”").format(name=_(effect.remedy.name)) for effect in best])
        ratio = times(result.ratio(best[0]))
        why = words.text("answer", names=names, rate=upto(best[0]), plain=upto(result.plain), times=ratio)
    right = tuple(dict.fromkeys(effect.remedy.kind for effect in best)) or (PLAIN.kind,)
    return predict.ask(page, words.text("question"), answers, right, why)
