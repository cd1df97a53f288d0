"""A training in words: its activation, its data, and all of it in one line."""

import acts
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network import GENERATORS
from acts.network.digits import SETS
from pages.kit import controls
from pages.kit.numbers import number


def unit(setup: Setup) -> str:
    """Name the activation with its parameters."""
    values = ", ".join(f"{controls.label(name)} {number(value)}" for name, value in setup.parameters)
    return _(acts.CATALOGUE[setup.activation].name) + (f", {values}" if values else "")


def data(setup: Setup) -> str:
    """Name the data."""
    if setup.data in SETS:
        return _("Handwritten digits ({scaling})").format(scaling=_(SETS[setup.data].name))
    return _(GENERATORS[setup.data].name)


def described(setup: Setup, *, with_unit: bool = True) -> str:
    """Say in one line what is trained on what; without the activation where several are compared."""
    design = setup.design
    train, test = (len(part.x) for part in setup.sets)
    how = [
        _("network {shape}").format(shape="-".join(map(str, design.layers))),
        *([unit(setup)] if with_unit else []),
        _("{data} with {train} training and {test} test points").format(data=data(setup), train=train, test=test),
        _("{scheme} weights").format(scheme=_(design.initialiser.name))
        + (f" × {number(setup.scale)}" if setup.scale != 1 else ""),
        _("biases from {offset}").format(offset=number(setup.offset)),
        _("{loss} loss").format(loss=_(design.loss.name).lower()),
        _("batches of {batch}").format(batch=setup.batch) if 0 < setup.batch < train else _("full batch"),
        _("{steps} steps").format(steps=setup.steps),
    ]
    how += [_("momentum {value}").format(value=number(setup.momentum))] if setup.momentum else []
    how += [_("L2 penalty {value}").format(value=number(setup.decay))] if setup.decay else []
    warm = sum(phase.steps for phase in setup.phases if phase.factor < 1 and phase.rate is None)
    how += [_("warm-up over {steps} steps").format(steps=warm)] if warm else []
    return " · ".join(how)
