"""One neuron learns to say 0, by squared error and by cross-entropy, epoch by epoch."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.neuron import EPOCH, neuron_csv, neuron_picture, neuron_settings
from acts.experiments.likelihood.neuron import EPOCHS, LARGEST_RATE, LARGEST_START, RATE, STARTS, Lesson, lessons
from acts.experiments.likelihood.samples import inflection
from acts.language import _, joined
from acts.losses import HALF_SQUARE
from acts.references import NIELSEN_2015
from pages.kit import address, controls, live, predict, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import chance, number
from pages.kit.words import Words
from pages.likelihood.losses.logit import names

words = Words(__file__)


def ask() -> bool:
    """Ask which start ends better; return whether the page may show everything."""
    near, far = (lessons(*start)[0].outputs for start in STARTS)
    truth = "near" if near[-1] < far[-1] else "far"
    answers = {
        "near": _("the one that starts at {a}").format(a=number(near[0])),
        "far": _("the one that starts at {a}: its error is larger, so it learns faster").format(a=number(far[0])),
        "same": _("both end at about the same output"),
    }
    values = {
        "epochs": number(EPOCHS), "rate": number(RATE), "near": number(near[0]), "far": number(far[0]),
        "near_end": number(near[-1]), "far_end": number(far[-1]),
    }  # fmt: skip
    question, why = words.text("question", **values), words.text("answer", **values)
    return predict.ask("losses", question, answers, truth, why)


@fragment
def show() -> None:
    """Show the neuron's way under both losses, epoch by epoch, and where it ends."""
    picture, beside = scenes.stage()
    with beside:
        w, b = _start()
        rate = controls.number_box(
            _("Learning rate $η$"), "neuron_rate", 0.0, LARGEST_RATE, RATE, 0.05, _("learning rate"), 160
        )
        epoch = controls.whole_box(_("Epoch"), "epoch", 0, EPOCHS, int(EPOCH.default), 160)
    with picture:
        live.chart(
            "losses/neuron", {EPOCH: "epoch"}, {"epoch": float(epoch)}, neuron_settings,
            partial(neuron_picture, w, b, rate, names()), partial(said, w, b, rate), of=f"{w}/{b}/{rate}",
        )  # fmt: skip
    far = STARTS[1]
    slow, fast = lessons(*far)
    words.show(
        "neuron", source=sources.cited(NIELSEN_2015), w=number(far[0]), b=number(far[1]), rate=number(RATE),
        first=number(slow.slopes[0], 3), most=number(slow.slopes.max(), 3),
        best=number(float(HALF_SQUARE.slope(inflection(0), 0.0)), 3), cross=number(fast.slopes[0], 3),
    )  # fmt: skip
    drawer(_("Why no learning rate diverges here"), "losses/never", ":material/help:", lambda: words.show("never"))
    drawer(_("How all starts end"), "losses/ends", ":material/table:", partial(_ends, w, b, rate))


def _start() -> tuple[float, float]:
    """Let the reader choose weight and bias: one of Nielsen's two starts, or their own."""
    notes = st.container()
    labels = {f"{k + 1}": f"w = {number(w)}, b = {number(b)}" for k, (w, b) in enumerate(STARTS)}
    slug = address.choice(_("Start"), labels | {"own": _("my own")}, "losses/start", "2", where=notes)
    if slug != "own":
        return STARTS[int(slug) - 1]
    bounds = -LARGEST_START, LARGEST_START
    with st.container(horizontal=True):
        w = controls.number_box(_("Weight $w$"), "neuron_w", *bounds, STARTS[1][0], 0.5, "w", 100, notes)
        b = controls.number_box(_("Bias $b$"), "neuron_b", *bounds, STARTS[1][1], 0.5, "b", 100, notes)
    return w, b


def _ends(w: float, b: float, rate: float) -> None:
    """Show where both losses bring Nielsen's starts and the reader's."""
    heads = (_("start"), _("output at first"), _("squared error, at the end"), _("cross-entropy, at the end"))
    rows = []
    for start in dict.fromkeys((*STARTS, (w, b))):
        square, cross = lessons(*start, rate)
        ends = [chance(float(each)) for each in (square.outputs[0], square.outputs[-1], cross.outputs[-1])]
        rows.append((f"w = {number(start[0])}, b = {number(start[1])}", *ends))
    st.markdown(tables.table(heads, rows))
    tables.download(_("Both curves as CSV"), partial(neuron_csv, w, b, rate), "neuron.csv", "losses/neuron/csv")


def said(w: float, b: float, rate: float, epoch: float) -> str:
    """Say where the neuron is under both losses at an epoch, and when it gets below 1/2."""
    square, cross = lessons(w, b, rate)
    k = round(epoch)
    now = _(
        "At epoch {epoch}, with η = {rate}, the output is {a} under squared error, where the slope dL/dz is {slope}, "
        "and {c} under cross-entropy."
    ).format(
        epoch=k, rate=number(rate), a=chance(float(square.outputs[k])),
        c=chance(float(cross.outputs[k])), slope=number(square.slopes[k], 2),
    )  # fmt: skip
    return joined([now, _halved(square, cross) if rate else _("At a learning rate of 0 nothing changes.")])


def _halved(square: Lesson, cross: Lesson) -> str:
    """Say at which epochs both get below 1/2; nothing where they start there, which they do together."""
    squared, crossed = square.reached(0.5), cross.reached(0.5)
    if squared == 0:
        return ""
    message = {
        (False, False): _(
            "In {all} epochs the output never falls below 1/2, neither under squared error nor under cross-entropy."
        ),
        (False, True): _(
            "In {all} epochs the output never falls below 1/2 under squared error; under cross-entropy it does at "
            "epoch {crossed}."
        ),
        (True, False): _(
            "In {all} epochs the output falls below 1/2 at epoch {squared} under squared error, and never under "
            "cross-entropy."
        ),
        (True, True): _(
            "The output falls below 1/2 at epoch {squared} under squared error, and at epoch {crossed} under "
            "cross-entropy, of {all} epochs."
        ),
    }[squared is not None, crossed is not None]
    return message.format(all=EPOCHS, squared=squared, crossed=crossed)
