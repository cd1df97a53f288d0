"""Three step units beside three sigmoids: which is the most active?"""

from collections.abc import Sequence
from functools import partial

from acts.charts.functions.threshold_linear import THRESHOLD, VOTING, vote_picture
from acts.experiments.functions import three_units
from acts.language import _, joined
from pages.kit import controls, links, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
PRE = (0.2, 2.0, 9.0)
"""The pre-activations of the three units at first."""


def animals() -> dict[str, str]:
    """Return what the three units are called, by slug."""
    return {"cat": _("cat"), "dog": _("dog"), "tiger": _("tiger")}


@fragment
def show() -> None:
    """Show the outputs of both kinds of units while their threshold moves."""
    names = tuple(animals().values())
    picture, beside = scenes.stage(1)
    with beside:
        setting = {THRESHOLD.name: controls.box(THRESHOLD, "threshold_linear_threshold")}
        pre = tuple(
            controls.number_box(
                _("z of {name}").format(name=name), f"threshold_linear_{slug}", -40.0, 40.0, z, 0.5, width=150
            )
            for (slug, name), z in zip(animals().items(), PRE, strict=True)
        )
    with picture:
        live.chart(
            f"threshold_linear/votes/{pre}",
            {THRESHOLD: "threshold_linear_threshold"},
            setting,
            VOTING.settings,
            partial(vote_picture, names, (_("step(z − θ)"), _("sigmoid(z − θ)")), pre),
            partial(sentence, pre),
        )
    words.show("votes")
    links.page("softmax")


def sentence(pre: tuple[float, ...], threshold: float) -> str:
    """Say the outputs of each kind of units, and whether they show which unit is the most active."""
    result = three_units.vote(pre, threshold)
    fired = {
        0: _(
            "With threshold {threshold} the step units give {outputs}: no unit fires, and no output shows how close "
            "it was."
        ),
        1: _(
            "With threshold {threshold} the step units give {outputs}: one unit fires, and its output does not show "
            "how clearly."
        ),
        2: _(
            "With threshold {threshold} the step units give {outputs}: two units fire, and their outputs do not "
            "show which is the more active."
        ),
        3: _(
            "With threshold {threshold} the step units give {outputs}: all three units fire, and their outputs do "
            "not show which is the most active."
        ),
    }[result.firing]
    ahead = result.sigmoids.ahead
    if ahead is None:
        graded = _("The sigmoids give {outputs}: no unit is ahead of all the others.")
    else:
        graded = _("The sigmoids give {outputs}: {name} is ahead.")
    name = "" if ahead is None else list(animals().values())[ahead]
    return joined(
        [
            fired.format(threshold=number(threshold), outputs=_put_out(result.steps.outputs)),
            graded.format(outputs=_put_out(result.sigmoids.outputs), name=name),
        ]
    )


def _put_out(outputs: Sequence[float]) -> str:
    return _(", ").join(
        _("{name} {output}").format(name=name, output=telling(output, 0, 1, *outputs))
        for name, output in zip(animals().values(), outputs, strict=True)
    )
