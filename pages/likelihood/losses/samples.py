"""Five samples: which of them still teach, under both losses."""

from functools import lru_cache, partial

import streamlit as st

from acts.charts.kit.picture import Picture
from acts.charts.likelihood.samples import MOVED, samples_csv, samples_picture, samples_settings
from acts.experiments.likelihood.samples import FIVE, SILENT, Taught, silence, taught
from acts.language import _
from pages.kit import address, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import chance, number, telling
from pages.kit.words import Words
from pages.likelihood.losses import hand
from pages.likelihood.losses.logit import names

KEY, SCOPE = "losses/labels", "sample"
START = "".join(map(str, FIVE[1]))


words = Words(__file__)
_taught = lru_cache(maxsize=256)(taught)  # the same stops of the slider again and again


@fragment
def show() -> None:
    """Show the samples with their labels to flip and their logits to move, the pushes, and the numbers."""
    picture, beside = scenes.stage()
    slugs = {str(k + 1): _("Sample {number}").format(number=k + 1) for k in range(len(START))}
    with beside:
        labels = _labels()
        defaults = dict(zip(slugs, FIVE[0], strict=True))
        values, chosen = hand.several(slugs, defaults, SCOPE, "3", _("The slider moves sample"))
    truth = tuple(map(int, labels))

    def at(logit: float) -> tuple[Taught, ...]:
        return _taught(tuple((values | {chosen: logit}).values()), truth)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        stages = [at(logit) for (logit,) in samples_settings(start)]
        rows = [[row(k, each) for k, each in enumerate(stage, 1)] for stage in stages]
        pushes = [
            [[-getattr(each, loss) for each in stage] for stage in stages]
            for loss in ("cross_entropy", "squared_error")
        ]
        points = [[each.logit for each in stage] for stage in stages], truth
        write = partial(number, digits=3)
        return samples_picture(rows, pushes, names(), start, sentences, write, points=points)

    box = hand.key(SCOPE, chosen)
    others = [values[slug] for slug in slugs if slug != chosen]
    with picture:
        live.chart(
            "losses/samples", {MOVED: box}, {"logit": values[chosen]}, samples_settings, drawn,
            lambda logit: said(at(logit)), of=f"{chosen}/{others}/{labels}",
        )  # fmt: skip
    far = max(range(len(START)), key=FIVE[0].__getitem__)
    (flipped,) = taught((FIVE[0][far],), (1 - FIVE[1][far],))
    words.show(
        "samples", far=str(far + 1), logit=number(FIVE[0][far]), faint=number(flipped.squared_error, 1),
        silent=number(silence(), 3),
    )  # fmt: skip
    now = at(values[chosen])
    drawer(_("These samples in numbers"), "losses/gradients", ":material/table:", lambda: _table(now))


def _labels() -> str:
    """Let the reader flip the labels, each by a click, and return them."""
    labels: str = address.remembered(
        KEY, lambda raw: raw if len(raw) == len(START) and set(raw) <= {"0", "1"} else None, START
    )
    st.markdown(_("Labels: click to flip"))
    with st.container(horizontal=True, gap="xxsmall", key="label-row"):
        for k, label in enumerate(labels):
            st.button(
                label, key=f"losses/label/{k}",
                help=_("Sample {number} has the label {label}. Click to flip it.").format(number=k + 1, label=label),
                on_click=_flip, args=(k,),
            )  # fmt: skip
    st.button(_("As at first"), key="losses/label/reset", type="tertiary", on_click=_reset)
    address.say_refused(KEY, _("labels"), labels)
    return labels


def _table(samples: tuple[Taught, ...]) -> None:
    """Show the probabilities and both gradients."""
    heads = (_("sample"), "$p$", "$p - y$", _("times $p\\,(1 - p)$"))
    st.markdown(tables.table(heads, [_row(k, each) for k, each in enumerate(samples, 1)]))
    tables.download(_("These samples as CSV"), partial(samples_csv, samples), "samples.csv", "losses/samples/csv")


def _flip(place: int) -> None:
    labels = list(st.session_state.get(KEY, START))
    labels[place] = "10"[int(labels[place])]
    address.put(KEY, "".join(labels), START)


def _reset() -> None:
    address.put(KEY, START, START)
    for k, logit in enumerate(FIVE[0], 1):
        address.move(hand.key(SCOPE, str(k)), logit)


def row(k: int, sample: Taught) -> str:
    """Return the words of a row of the picture."""
    return f"{k}:  z = {number(sample.logit)},  y = {sample.label}"


def _row(k: int, sample: Taught) -> tuple[str, ...]:
    p = chance(sample.p)
    cross = telling(sample.cross_entropy, 1.0, -1.0, digits=4)
    return row(k, sample), p, cross, number(sample.squared_error, 4)


def said(samples: tuple[Taught, ...]) -> str:
    """Say which samples are on the wrong side, and the push of both losses on their logits."""
    if any(each.wrong for each in samples):
        pulls = _("; ").join(_pull(k, each) for k, each in enumerate(samples, 1) if each.wrong)
        return _("On the wrong side: {pulls}.").format(pulls=pulls)
    return _(
        "Every sample is on the right side. The strongest push is {cross} under cross-entropy and {square} under "
        "squared error."
    ).format(
        cross=number(max(abs(each.cross_entropy) for each in samples), 3),
        square=number(max(abs(each.squared_error) for each in samples), 3),
    )


def _pull(k: int, sample: Taught) -> str:
    message = _("sample {k} gets a push of {cross} from cross-entropy and of {square} from squared error")
    if abs(sample.squared_error) < SILENT:
        message = _(
            "sample {k} gets a push of {cross} from cross-entropy and of {square} from squared error, far too little "
            "to learn"
        )
    return message.format(k=k, cross=number(abs(sample.cross_entropy), 3), square=number(abs(sample.squared_error), 3))
