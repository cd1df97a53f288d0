import numpy as np
import pytest

from acts.charts.networks.watching import LIVE, STEP, watching_picture
from acts.experiments.networks.watching import EVERY, PATIENTS, STEPS, healthy, watched
from tests.acts.charts.reading import rows, starts


def drawn(slug, treated=False, start=STEP.default):
    patient = PATIENTS[slug]
    found = watched(patient.setup, patient.rate, 0)
    other = watched(patient.remedy, patient.remedy_rate, 0) if treated else healthy(0)
    said = tuple(f"{step:g}" for (step,) in LIVE.settings((start,)))
    return found, watching_picture(found, other, treated, f"Patient {slug}", start, said)


def test_the_slider_stops_at_each_record():
    steps = [step for (step,) in LIVE.settings((STEP.default,))]
    assert steps == list(range(0, STEPS + 1, EVERY))
    found, picture = drawn("a", start=16.0)
    assert found.steps.tolist() == steps
    assert starts(picture)["live"] == [{"step": 16.0}]
    assert picture.alt == "16"


def test_lines_are_the_middle_of_the_seeds_and_bands_reach_from_the_lowest_to_the_highest():
    found, picture = drawn("b")
    curves = rows(picture, "curves")
    here = (curves["kind"] == 0) & (curves["layer"] == 0)
    for end, of in (("low", np.min), ("mid", np.median), ("high", np.max)):
        np.testing.assert_allclose(curves[f"loss_{end}"][here], of(np.log10(found.loss), axis=0), rtol=1e-5)
    last = (curves["kind"] == 0) & (curves["layer"] == 1)
    np.testing.assert_allclose(
        curves["gradient_mid"][last], np.median(np.log10(found.gradient[..., 1]), axis=0), atol=1e-5
    )
    assert np.isnan(curves["loss_mid"][last]).all()


def test_a_gradient_of_zero_stands_at_the_foot_of_its_panel():
    found, picture = drawn("a")
    assert not found.gradient[:, -1, 0].all()
    curves = rows(picture, "curves")
    here = (curves["kind"] == 0) & (curves["layer"] == 0)
    assert curves["gradient_low"][here][-1] == starts(picture)["gradient_y"][0]


def test_a_cross_marks_where_a_network_diverged():
    found, picture = drawn("d")
    gone = rows(picture, "gone")
    assert len(gone["at"]) == sum(divergence is not None for divergence in found.divergences)
    for divergence, at in zip([each for each in found.divergences if each], gone["at"], strict=True):
        assert divergence.step - EVERY <= at <= divergence.step
    assert not len(rows(drawn("a")[1], "gone")["at"])


@pytest.mark.parametrize(("treated", "kinds", "name"), [(False, [0, 1], "healthy"), (True, [0, 2], "with the remedy")])
def test_beside_the_patient_stands_the_healthy_training_or_the_remedy(treated, kinds, name):
    _found, picture = drawn("c", treated)
    assert sorted(set(rows(picture, "curves")["kind"].tolist())) == kinds
    assert rows(picture, "names")["name"].tolist() == ["Patient c", name]
