"""Three logits, moved by hand, and their shares."""

from functools import partial

from acts.charts.functions.softmax import shares_csv, shares_picture
from acts.language import _
from pages.functions.softmax import most_active, moving
from pages.functions.softmax.classes import PAGE, names
from pages.functions.softmax.sentence import sentence
from pages.kit import scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show logits and shares while one of the logits, the temperature or all logits together move."""
    picture, beside = scenes.stage(wide=3, beside=2)
    with beside:
        moved, value = moving.choose()
    with picture:
        moving.chart(PAGE, moved, value, partial(shares_picture, names(), moved), sentence)
    words.show("bars")
    label = _("The shares as CSV")
    tables.download(label, lambda: shares_csv(moved, value), "softmax.csv", f"{PAGE}/csv")
    label = _("“The most active” unit, and “50% active”")
    drawer(label, f"{PAGE}_most_active", ":material/trophy:", most_active.show)
