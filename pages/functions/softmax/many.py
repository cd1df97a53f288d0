"""Many classes with equally spaced logits: how many of them share, by softmax and by sparsemax."""

from functools import partial

from acts.charts.functions.sparsemax import CROWDING, SPACING, crowd_picture
from acts.experiments.functions import softmax
from acts.language import _
from pages.functions.softmax.classes import percentage
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the shares of the reader's number of classes while the space between their logits moves."""
    low, high = SPACING.domain.low, SPACING.domain.high
    picture, beside = scenes.stage(1)
    with beside:
        spacing = controls.number_box(
            _("Space between the logits"), "softmax_spacing", low, high, SPACING.default, SPACING.step, width=220
        )
        count = controls.whole_box(_("Classes"), "softmax_classes", 2, 300, 100, width=150)
    with picture:
        live.chart(
            f"softmax/crowd/{count}",
            {SPACING: "softmax_spacing"},
            {SPACING.name: spacing},
            CROWDING.settings,
            partial(crowd_picture, count),
            partial(sentence, count),
        )
    words.show("crowd")


def sentence(count: int, spacing: float) -> str:
    """Say what the first and the last class get, and how many of them share the whole."""
    found = softmax.crowd(count, spacing)
    return _(
        "{count} classes, logits {spacing} apart: softmax gives {first} to the first and {last} to the last. "
        "Half of the whole is reached at class {half}; sparsemax gives more than 0 up to class {support}."
    ).format(
        count=count, spacing=number(spacing), first=percentage(found.shares[0]), last=percentage(found.shares[-1]),
        half=found.half, support=found.support,
    )  # fmt: skip
