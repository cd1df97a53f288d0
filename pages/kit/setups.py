"""A training in words: its activation, its data, and all of it in one line."""

import acts
from acts.experiments.training.setup import Setup
from acts.language import _, ngettext, with_values
from acts.network import GENERATORS
from acts.network.digits import SETS
from pages.kit import controls
from pages.kit.numbers import number


def unit(setup: Setup) -> str:
    """Name the activation with its parameters."""
    value = _("{name} {value}")
    values = [value.format(name=controls.label(name), value=number(each)) for name, each in setup.parameters]
    return with_values(_(acts.CATALOGUE[setup.activation].name), values)


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
        *([_("batch normalisation")] if setup.normalised else []),
        _("{data} with {train} training and {test} test points").format(data=data(setup), train=train, test=test),
        _weights(setup),
        _("biases from {offset}").format(offset=number(setup.offset)),
        _("{loss} loss").format(loss=_(design.loss.name)),
        _("batches of {batch}").format(batch=setup.batch) if 0 < setup.batch < train else _("full batch"),
        ngettext("{steps} step", "{steps} steps", setup.steps).format(steps=setup.steps),
    ]
    how += [_("momentum {value}").format(value=number(setup.momentum))] if setup.momentum else []
    how += [_("L2 penalty {value}").format(value=number(setup.decay))] if setup.decay else []
    warm = sum(phase.steps for phase in setup.phases if phase.factor < 1 and phase.rate is None)
    if warm:
        how.append(ngettext("warm-up over {steps} step", "warm-up over {steps} steps", warm).format(steps=warm))
    return " · ".join(how)


def _weights(setup: Setup) -> str:
    scheme = _(setup.design.initialiser.name)
    if setup.scale == 1:
        return _("{scheme} weights").format(scheme=scheme)
    return _("{scheme} weights × {scale}").format(scheme=scheme, scale=number(setup.scale))
