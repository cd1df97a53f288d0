"""What a climb did, in words: where its steps led, and how it ended."""

from acts.language import _, joined, ngettext
from acts.likelihood import Climb, Tosses
from pages.kit.numbers import number, telling


def where(done: Climb, steps: int) -> str:
    """Say where the first `steps` steps of a climb have led."""
    taken = min(steps, len(done.steps))
    if not taken:
        return _start(done)
    step = done.steps[taken - 1]
    if step.left:
        message = _("In p: step {step} leads from {p} to {landing}, which is no probability.")
    elif done.variable == "p":
        message = _("In p: step {step} leads from {p} to {landing}.")
    elif taken < len(done.steps):
        message = _("In the logit: step {step} leads from z = {z} to z = {landing}, which is p = {next}.")
    else:
        message = _("In the logit: step {step} leads from z = {z} to z = {landing}.")
    after = done.steps[taken].p if taken < len(done.steps) else step.p
    others = (step.p, 0.0, 1.0) if done.variable == "p" else (step.logit,)
    return message.format(
        step=taken, p=telling(step.p, step.landing, 0.0, 1.0), z=telling(step.logit, step.landing),
        landing=telling(step.landing, *others), next=telling(after, 0.0, 1.0),
    )  # fmt: skip


def _start(done: Climb) -> str:
    if not done.steps:
        if done.variable == "p":
            return _("In p: the start is the top already.")
        return _("In the logit: the start is the top already.")
    message = _("In p: the start is {p}.") if done.variable == "p" else _("In the logit: the start is {p}.")
    return message.format(p=number(done.steps[0].p))


def verdict(tosses: Tosses, done: Climb) -> str:
    """Say how a climb ended."""
    count, falls = len(done.steps), len(done.falls)
    # where p is 1 in float64, the logit still says where the climb is
    place = f"p = {telling(done.p, tosses.estimate, 0.0, 1.0)}" if done.p < 1 else f"z = {number(done.end)}"
    said = _ending(done).format(
        best=telling(tosses.estimate, 0.0, 1.0, digits=6), count=count, end=telling(done.end, 0.0, 1.0), place=place
    )
    if not falls or done.verdict not in ("arrived", "climbing", "no maximum"):
        return said
    return joined([said, _("Steps that overshot and lowered the log-likelihood: {falls}.").format(falls=falls)])


def _ending(done: Climb) -> str:
    count = len(done.steps)
    if not count:
        return _("the climb starts at the top, p̂ = {best}, and stays.")
    match done.verdict:
        case "arrived":
            return ngettext(
                "the climb arrives at p̂ = {best} to within 1e-12, in {count} step.",
                "the climb arrives at p̂ = {best} to within 1e-12, in {count} steps.",
                count,
            )
        case "left":
            return _("the climb fails. Step {count} leads to {end}, outside (0, 1), where no log-likelihood exists.")
        case "no maximum":
            return _(
                "the climb never ends. All tosses are alike, so the best logit is infinite; step {count} leads to "
                "z = {end}, and every step is uphill."
            )
        case "diverged":
            return _("the climb diverges. Step {count} leads to z = {end}, further than float64 can follow.")
        case _climbing:
            return ngettext(
                "the climb has not arrived after {count} step, at {place}; the top is p̂ = {best}.",
                "the climb has not arrived after {count} steps, at {place}; the top is p̂ = {best}.",
                count,
            )
