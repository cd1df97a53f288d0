import math
from dataclasses import replace

import numpy as np
import pytest

import acts
from acts.experiments.networks.watching import (
    FAULTS,
    IMAGES,
    PATIENTS,
    RIGHT,
    SEEDS,
    STEPS,
    healthy,
    peak,
    signs,
    watched,
    worst,
)
from acts.network import initial

GUESSING = math.log(10)


def shown(found):
    """Return which faults the curves show, by the rules that the page teaches."""
    first, last = signs(found, 0), signs(found, STEPS)
    rules = {
        "low": first.ratios[0] < RIGHT / 5 and np.diff(np.nanmedian(found.loss, axis=0)).max() < 0.01,
        "high": first.ratios[0] > 0.1 and peak(found) > 1.5 * first.loss,
        "dead": first.stuck > 0.4 and found.dies,
        "vanishing": first.gradients[0] < 0.01 * first.gradients[1] and not found.dies and last.loss > 0.95 * GUESSING,
        "scale": first.loss > 4 * GUESSING and first.stuck > 0.5 and not found.dies,
    }
    # a patient whose units are dead, or whose gradient vanishes, also takes small steps
    return [fault for fault, holds in rules.items() if holds and not (fault == "low" and last.loss < 1.01 * GUESSING)]


@pytest.mark.parametrize("seed", [0, 3])
@pytest.mark.parametrize("slug", PATIENTS)
def test_the_curves_of_a_patient_show_its_fault_and_no_other(slug, seed):
    patient = PATIENTS[slug]
    assert shown(watched(patient.setup, patient.rate, seed)) == [patient.fault]


def test_the_healthy_training_shows_no_fault_and_there_is_a_patient_for_each():
    found = healthy(0)
    assert shown(found) == []
    assert (found.loss[:, -1] < 0.25).all()
    assert (found.accuracy[:, -1] > 0.88).all()
    assert sorted(patient.fault for patient in PATIENTS.values()) == sorted(FAULTS)


@pytest.mark.parametrize("slug", PATIENTS)
def test_the_remedy_helps(slug):
    patient = PATIENTS[slug]
    ill, well = watched(patient.setup, patient.rate, 0), watched(patient.remedy, patient.remedy_rate, 0)
    assert (well.accuracy[:, -1] > 0.8).all()
    assert not np.nanmax(ill.accuracy[:, -1]) > 0.6
    changed = [patient.rate != patient.remedy_rate, patient.setup != patient.remedy]
    assert sum(changed) == 1


def test_after_a_divergence_there_is_nothing():
    patient = next(patient for patient in PATIENTS.values() if patient.fault == "high")
    found = watched(patient.setup, patient.rate, 0)
    gone = [divergence is not None for divergence in found.divergences]
    assert any(gone)
    np.testing.assert_array_equal(np.isnan(found.loss[:, -1]), gone)
    assert signs(found, STEPS).left == SEEDS - sum(gone)
    assert peak(found) > 1e6
    assert signs(found, 0).stuck < worst(found)


def test_updates_and_saturation_are_those_of_the_first_weights():
    patient = PATIENTS["e"]
    found = watched(patient.setup, patient.rate, 0)
    design = patient.setup.design
    a, shares = patient.setup.sets[0].x[:IMAGES].T, []
    weights = initial(design, 0, patient.setup.scale)
    for w in weights[:-1]:
        z = w[:, :-1] @ a
        shares.append((acts.tanh.derivative(z) < 0.01).mean())
        a = np.tanh(z)
    assert found.stuck[0, 0] == pytest.approx(np.mean(shares), abs=1e-3)
    np.testing.assert_allclose(
        found.ratio[0, 0],
        patient.rate * found.gradient[0, 0] / [np.linalg.norm(weights[k]) for k in (0, -1)],
        rtol=1e-5,
    )


def test_saturation_of_a_normalised_network_does_not_depend_on_the_scale():
    wide = replace(PATIENTS["e"].setup, normalised=True, steps=4)
    shares = [watched(replace(wide, scale=scale), 0.0, 0).stuck[0, 0] for scale in (1.0, 10.0)]
    assert shares[0] == pytest.approx(shares[1], abs=1e-3)
    assert shares[0] < 0.05
