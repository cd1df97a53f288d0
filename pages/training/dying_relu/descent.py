"""What became of one unit at its learning rate, in words."""

from acts.experiments.training.one_unit import CLOSE, HORIZON, Descent, critical_rate
from acts.language import _, joined
from pages.kit.numbers import number, telling
from pages.training.dying_relu import inactive


def sentence(run: Descent) -> str:
    """Say what became of a unit at its learning rate, and which rates make it inactive at once."""
    if run.ending == "silent" and run.at == 0:
        said = _(
            "The unit starts inactive, at z = {z}: its gradient is exactly 0, so no learning rate moves it, "
            "and the loss stays at {loss}."
        )
        if run.unit.y <= 0:
            said = _(
                "The unit starts inactive, at z = {z}: its gradient is exactly 0, so no learning rate moves it, "
                "and the loss stays at {loss}, the least that is possible with a target that is not above 0."
            )
        return said.format(z=number(run.last.z), loss=number(run.last.loss))
    if run.ending == "arrived" and run.at == 0:
        return _("The unit starts on target, a = y = {y}: its gradient is 0 and nothing moves.").format(
            y=number(run.unit.y)
        )
    critical = critical_rate(run.unit)
    numbers = _numbers(run, critical)
    return joined([*(said.format(**numbers) for said in (_first(run), inactive.then(run))), _verge(run, critical)])


def _numbers(run: Descent, critical: float | None) -> dict[str, str]:
    """Return the numbers that sentences have gaps for."""
    start, last = run.steps[0], run.last
    end = run.steps[1].z if run.beyond is None or len(run.steps) > 1 else run.beyond
    return {
        "rate": telling(run.rate, *([] if critical is None else [critical])),
        "start": telling(start.z, end), "end": telling(end, start.z), "stays": number(start.z),
        "loss": number(last.loss), "z": number(last.z), "w": number(last.w), "b": number(last.b),
        "at": str(run.at), "under": str(run.under), "back": str(run.back), "horizon": str(HORIZON),
        "share": number(100 * CLOSE), "slope": number(inactive.slope(run.unit)), "beyond": number(run.beyond or 0.0),
    }  # fmt: skip


def _first(run: Descent) -> str:
    """Return what happens until the unit is inactive; where it never is, up to the end."""
    if run.ending == "still":
        return _("At a learning rate of {rate} nothing moves: z stays at {stays} and the loss at {loss}.")
    if run.ending == "silent":
        if run.at == 1:
            return _(
                "At a learning rate of {rate} the first step takes z from {start} to {end}, so the unit is inactive."
            )
        return _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}, and step {at} takes it to "
            "{z}, so the unit is inactive."
        )
    if run.under == 0:
        return _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}; the unit started inactive."
        )
    if run.under == 1:
        return _("At a learning rate of {rate} the first step takes z from {start} to {end}, so the unit is inactive.")
    if run.under is not None:
        return _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}, and step {under} makes "
            "the unit inactive."
        )
    if run.ending == "arrived" and run.swings:
        return _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}. The unit swings past its "
            "target and approaches it; from step {at} on the error is under {share}% of the first error."
        )
    return {
        "arrived": _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}; from step {at} on the error "
            "is under {share}% of the first error."
        ),
        "swinging": _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}. The unit swings past its "
            "target again and again: after {horizon} steps the loss is {loss}."
        ),
        "moving": _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}; after {horizon} steps z is "
            "{z} and the loss {loss}."
        ),
        "diverged": _(
            "At a learning rate of {rate} the first step takes z from {start} to {end}. The training diverges: at step "
            "{at} z is {beyond}, and the run stops."
        ),
    }[run.ending]


def _verge(run: Descent, critical: float | None) -> str:
    """Say which learning rates make the unit inactive at the first step."""
    start = run.steps[0]
    if critical is None:
        low = start.z > 0 and start.dz < 0
        return (
            _("No rate makes the unit inactive at the first step: the output is too low, so the step raises z.")
            if low
            else ""
        )
    said = _("From a rate of {critical} on, the first step would make the unit inactive.")
    if run.under == 1:
        said = _("Any rate from {critical} on makes the unit inactive at the first step.")
    return said.format(critical=telling(critical, run.rate))
