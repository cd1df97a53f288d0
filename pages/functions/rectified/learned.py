"""The slope that PReLU learns: its path through a training, layer by layer, beside the slopes that were published."""

import streamlit as st

from acts import references
from acts.charts.functions.learned import learned_picture
from acts.experiments.functions.learned import PUBLISHED, SEEDS, STARTS, TASKS, Learned, learning
from acts.language import _, joined, ngettext
from pages.kit import address, live, progress, scenes, sources
from pages.kit.numbers import number
from pages.kit.words import Words

NAME = "rectified/learned"
SMALL = 1e9  # multiplications, about 0.3 seconds: so much is trained without a press
words = Words(__file__)


def show() -> None:
    """Show the paths with their controls, and below them what they have in common.

    It is no fragment, since the training can be stopped only by a run of the whole page.
    """
    picture, beside = scenes.stage(1, wide=4)
    with beside:
        names = {slug: _(task.name) for slug, task in TASKS.items()}
        task = address.choice(_("Task"), names, f"{NAME}_task", "circles")
        control = st.empty()
    job = learning(task)
    waited = not job.finished
    if waited:
        label = _("Training")
        progress.work_on(
            job, control, NAME, _("Train (about {time})"), lambda _part: label, at_once=SMALL
        )  # fmt: skip
    known = tuple(each for each in job.results if each)
    with picture:
        if known:
            said = _sentence(known)
            live.show(learned_picture(known, said), f"{NAME}/chart")
            st.markdown(said)
        else:
            st.info(_("Press the button to train the networks for this task."), icon=":material/play_arrow:")
    low, high = PUBLISHED[1]
    words.show(
        "learned", paper=sources.cited(references.HE_2015), first=number(PUBLISHED[0]), low=number(low),
        high=number(high), seeds=str(SEEDS), starts=str(len(STARTS)),
    )  # fmt: skip


def _sentence(known: tuple[Learned, ...]) -> str:
    """Say where the slopes of each layer end, over all starts and seeds."""
    ends = [[each.slopes[:, -1, layer] for each in known] for layer in range(known[0].slopes.shape[2])]
    spread = [(float(min(map(min, layer))), float(max(map(max, layer)))) for layer in ends]
    said = _(
        "After {steps} steps, {networks} networks have slopes from {low1} to {high1} in layer 1, {low2} to {high2} in "
        "layer 2 and {low3} to {high3} in layer 3."
    )
    gaps = {f"{name}{k + 1}": number(value, 2) for k, pair in enumerate(spread) for name, value in
            zip(("low", "high"), pair, strict=True)}  # fmt: skip
    gaps |= {"steps": str(int(known[0].at[-1])), "networks": str(sum(len(each.slopes) for each in known))}
    below = sum(int((each.slopes[:, -1] < 0).sum()) for each in known)
    negative = ngettext(
        "{count} of the {slopes} slopes is negative.", "{count} of the {slopes} slopes are negative.", below
    ).format(count=below, slopes=sum(each.slopes[:, -1].size for each in known))
    return joined([said.format(**gaps), negative])
