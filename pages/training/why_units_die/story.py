"""How one unit stopped firing: its pre-activations through the step that did it, in a picture and in words."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.attribution import story_picture, who
from acts.experiments.training.attribution import Attribution, Death
from acts.experiments.training.setup import Setup
from acts.language import _, joined, listed
from pages.kit import address, live, scenes
from pages.kit.numbers import number, percent, telling
from pages.kit.words import Words
from pages.training import lab
from pages.training.why_units_die import causes, run

PAGE = "why_units_die"
WHO = f"{PAGE}/who"

words = Words(__file__)


def show() -> None:
    """Show the step after which one unit stopped firing, with the choice of the unit beside it."""
    picture, beside = scenes.stage(3, wide=5, beside=2)
    with beside:
        place = st.container()
        training = lab.compact(PAGE, {})
    with picture:
        found = run.look(training)
        if found and found.deaths:
            _story(found, training[0], _choose(found, place))
        elif found:
            address.remembered(WHO, lambda _raw: None, "")
            address.say_refused(WHO, _("unit"), _("no unit, since none stopped firing"))
            st.info(causes.sentence(found), icon=":material/check_circle:")
    words.show("story")
    words.show("story born")
    run.describe(training)


def _choose(found: Attribution, place: DeltaGenerator) -> Death:
    """Let the reader choose a unit that stopped firing; the first one if the unit of a link did not die in this run."""
    named, widget = names(found), f"{WHO}/widget"
    chosen: str = address.remembered(WHO, lambda raw: raw if raw in named else None, "")
    if chosen not in named:
        address.put(WHO, "", "")
        chosen = next(iter(named))
    if st.session_state.get(widget) != chosen:
        st.session_state[widget] = chosen
    place.selectbox(
        _("Unit"), list(named), format_func=lambda slug: named.get(slug, slug), key=widget,
        on_change=lambda: address.put(WHO, st.session_state[widget], ""),
    )  # fmt: skip
    address.say_refused(WHO, _("unit"), named[chosen], place)
    return next(death for death in found.deaths if who(death) == chosen)


def _story(found: Attribution, setup: Setup, death: Death) -> None:
    said = sentence(death, found, setup)
    marked = _("last to fire") if death.step else _("largest")
    live.show(story_picture(death, stages(death), (_("z ≤ 0: inactive"), marked), said), None)
    st.markdown(said)


def names(found: Attribution) -> dict[str, str]:
    """Return what each unit that stopped firing is called in a list of them."""
    several, because = max((death.layer for death in found.deaths), default=1) > 1, causes.names(2)
    named = {}
    for death in found.deaths:
        if several:
            said = _("layer {layer}, unit {unit}: step {step}, {cause}")
            if not death.step:
                said = _("layer {layer}, unit {unit}: born dead")
        else:
            said = _("unit {unit}: step {step}, {cause}") if death.step else _("unit {unit}: born dead")
        named[who(death)] = said.format(layer=death.layer, unit=death.unit, step=death.step, cause=because[death.cause])
    return named


def stages(death: Death) -> tuple[str, ...]:
    """Return what the rows of the story are called."""
    if not death.step:
        return _("without its bias"), _("as it starts: with its bias")
    first = _("after step {step}").format(step=death.step - 1) if death.step > 1 else _("at the start")
    middle = (_("with the new weights"),) + ((_("… and the new inputs"),) if death.layer > 1 else ())
    return first, *middle, _("… and the new bias: after step {step}").format(step=death.step)


def sentence(death: Death, found: Attribution, setup: Setup) -> str:
    """Say how one unit stopped firing, with each part of the step that lowered z on its last firing sample."""
    name = _("Unit {unit}").format(unit=death.unit)
    if setup.depth > 1:
        name = _("Unit {unit} of hidden layer {layer}").format(unit=death.unit, layer=death.layer)
    place = ", ".join(number(float(x), 3) for x in setup.sets[0].x[death.sample])
    before, after = telling(death.before, death.after), telling(death.after, death.before)
    if not death.step:
        said = _(
            "{name} never fires. Without its bias the largest pre-activation is z = {before}, at ({place}), so the "
            "weights alone keep the unit from firing. With its bias this is z = {after}."
        )
        if death.drowned:
            said = _(
                "{name} never fires. Without its bias the largest pre-activation is z = {before}, at ({place}); with "
                "its bias this is z = {after}."
            )
        return said.format(name=name, before=before, after=after, place=place)
    fell = _(
        "{name} stopped firing for good at step {step}. One step before it fired on {firing} of {samples} samples, "
        "highest on sample {sample}, at ({place}): z = {before}."
    ).format(
        name=name, step=death.step, firing=death.firing, samples=found.samples, sample=death.sample + 1,
        place=place, before=before,
    )  # fmt: skip
    how = _("In step {step} {parts}, to z = {after}.").format(step=death.step, parts=listed(_parts(death)), after=after)
    return joined([fell, how, _largest(death)])


def _parts(death: Death) -> list[str]:
    """Return what each part of the step did, in words; inputs move behind the first hidden layer alone."""
    took = {
        "weights": _("the new weights lowered z by {much}"),
        "inputs": _("the new inputs lowered z by {much}"),
        "bias": _("the new bias lowered z by {much}"),
    }
    added = {
        "weights": _("the new weights raised z by {much}"),
        "inputs": _("the new inputs raised z by {much}"),
        "bias": _("the new bias raised z by {much}"),
    }
    return [
        (took if fall >= 0 else added)[part].format(much=number(abs(fall)))
        for part, fall in death.falls.items()
        if part != "inputs" or death.layer > 1
    ]


def _largest(death: Death) -> str:
    said = {
        "weights": _("The largest part is that of the weights, {share} of the fall."),
        "inputs": _("The largest part is that of the inputs, {share} of the fall."),
        "bias": _("The largest part is that of the bias, {share} of the fall."),
    }[death.cause]
    return said.format(share=percent(death.falls[death.cause] / (death.before - death.after)))
