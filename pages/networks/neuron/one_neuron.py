"""One neuron under the hand: inputs, weights, bias, their sum, and the function of it."""

import acts
from acts.charts.kit.frames import View, subject_of
from acts.experiments.networks.one_neuron import Neuron, neuron
from acts.language import _
from pages.kit import address, controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the neuron with its controls beside it."""
    picture, beside = scenes.stage(2)
    with beside:
        names = {slug: _(activation.name) for slug, activation in acts.CATALOGUE.items()}
        slug = address.choice(_("Function"), names, "neuron/fn", acts.step.slug)
        x1, w1, x2, w2, b = (
            controls.number_box(text, f"neuron_{name}", -10.0, 10.0, default, 0.1, name, 108)
            for name, text, default in (
                ("x1", _("Input $x_1$"), 1.0), ("w1", _("Weight $w_1$"), 0.8),
                ("x2", _("Input $x_2$"), 0.5), ("w2", _("Weight $w_2$"), -1.0), ("b", _("Bias $b$"), 0.2),
            )
        )  # fmt: skip
    found = neuron((x1, x2), (w1, w2), b, acts.CATALOGUE[slug])
    with picture:
        subject = subject_of(found.activation)
        view = View(panels=1, at=found.z)
        live.function(
            "neuron/one", {}, {p.name: p.default for p in subject.parameters}, subject, view, lambda **_s: _said(found)
        )
    words.show("one")


def _said(found: Neuron) -> str:
    return _("The sum is z = {z}. The output is a = {a}.").format(z=number(found.z), a=number(found.a))
