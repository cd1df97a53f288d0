"""A target followed by a sum of bumps, put together by hand from steps, sigmoids or ReLUs."""

from functools import partial

from acts.charts.networks.bumps import BUILDING, PIECES, bumps_picture
from acts.experiments.networks.bumps import COUNTS, STEEPNESS, TARGETS, UNITS, expected, followed, measured
from acts.functions.sigmoidal import sigmoid
from acts.language import _, joined, ngettext
from pages.kit import address, controls, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
HARD = ("corner", "root", "jump")
"""The targets that are not smooth; each has a part of the words."""


@fragment
def show() -> None:
    """Show the bumps under the hand, with target and units beside them."""
    picture, beside = scenes.stage()
    with beside:
        target = address.choice(_("Target"), {t.slug: _(t.name) for t in TARGETS.values()}, "layers/target", "sine")
        unit = address.choice(_("Units"), {u.slug: _(u.name) for u in UNITS.values()}, "layers/bumps_unit", "step")
        low, high = int(PIECES.domain.low), int(PIECES.domain.high)
        pieces = controls.whole_box(_("Pieces n"), "bumps_n", low, high, int(PIECES.default), 150)
        steepness = STEEPNESS
        if unit == sigmoid.slug:
            steepness = controls.number_box(_("Steepness"), "bumps_steepness", 0.5, 100.0, STEEPNESS, 1.0, width=150)
    with picture:
        live.chart(
            f"layers/bumps/{target}/{unit}/{steepness}",
            {PIECES: "bumps_n"},
            {PIECES.name: float(pieces)},
            BUILDING.settings,
            partial(bumps_picture, target, unit, steepness),
            partial(_said, target, unit, steepness),
        )
    words.show("bumps")
    words.show(f"bumps {unit}")
    if target in HARD:
        words.show(f"bumps {target}")
    drawer(
        _("From two steps to a bump, and how fast the error falls"),
        "bumps_construction",
        ":material/function:",
        partial(words.show, "construction"),
    )


def _said(target: str, unit: str, steepness: float, pieces: float) -> str:
    """Say how many units there are, how far off they are, and how fast that falls."""
    found, power = followed(target, unit, int(pieces), steepness), expected(target, unit)
    built = found.built
    sums = {
        "step": ngettext("{count} step and a bias", "{count} steps and a bias", built.out.size),
        "sigmoid": ngettext("{count} sigmoid and a bias", "{count} sigmoids and a bias", built.out.size),
        "relu": ngettext("{count} ReLU and a bias", "{count} ReLUs and a bias", built.out.size),
    }
    given = {
        "units": sums[unit].format(count=built.out.size),
        "error": number(found.error, 3),
        "mean": number(found.mean, 2),
        "few": COUNTS[0],
        "many": COUNTS[-1],
        "power": number(measured(target, unit, steepness), 3),
        "theory": number(power),
    }
    off = _("{units}: the largest error is {error}, the mean error {mean}.")
    if power == 0:
        fall = _("At the jump no n helps: one side is always off by half the jump or more.")
    elif unit == sigmoid.slug:
        fall = _("From n = {few} to {many} the largest error falls like n to the power {power}.")
    else:
        fall = _("From n = {few} to {many} the largest error falls like n to the power {power}; theory says {theory}.")
    return joined([off, fall]).format(**given)
