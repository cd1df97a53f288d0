"""What raising one logit does to each share: the Jacobian, with one slope of it in words."""

from functools import partial

from acts.charts.functions.softmax import slopes_picture
from acts.language import _
from pages.functions.softmax import moving, stalling
from pages.functions.softmax.classes import PAGE, names
from pages.functions.softmax.sentence import meaning, raised
from pages.kit import scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the slopes while a logit or the temperature moves, and below them where they come from."""
    picture, beside = scenes.stage(1, wide=3, beside=2)
    with beside:
        moved, value = moving.choose()
    with picture:
        moving.chart(f"{PAGE}/slopes", moved, value, partial(slopes_picture, names(), moved, meaning), raised)
    words.show("slopes")
    label = _("Where the slopes come from, line by line")
    drawer(label, f"{PAGE}_derivation", ":material/function:", lambda: words.show("derivation"))
    label = _("Squared error stalls on softmax; cross-entropy does not")
    drawer(label, f"{PAGE}_stalling", ":material/hourglass_empty:", stalling.show)
