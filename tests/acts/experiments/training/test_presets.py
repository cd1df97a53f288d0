import numpy as np
import pytest

from acts.experiments.training.film import film
from acts.experiments.training.presets import FAMOUS, PRESETS, over_seeds
from acts.network.initialisers import HE_NORMAL


def ended(slug):
    preset = PRESETS[slug]
    return film(preset.setup, preset.rate, preset.seed)


@pytest.mark.parametrize("slug", PRESETS)
def test_a_preset_goes_by_its_slug(slug):
    assert PRESETS[slug].slug == slug


def test_the_famous_preset_is_the_lecture_s_network_with_some_40_percent_dead():
    design = FAMOUS.setup.design
    assert design.layers == (2, 100, 3)
    assert design.initialiser is HE_NORMAL
    assert (FAMOUS.setup.data, FAMOUS.rate, FAMOUS.setup.decay) == ("spiral", 3.0, 1e-3)
    run = ended("famous").life.run
    assert 0.37 <= run.silent_share[0, -1] <= 0.43
    assert run.test_accuracy[0, -1] > 0.9


def test_the_seeds_of_the_famous_preset_differ_and_hold_the_one_that_is_shown():
    (swept,) = over_seeds(FAMOUS).complete()
    assert FAMOUS.seed in swept.seeds
    assert swept.share[0, FAMOUS.seed] == ended("famous").life.run.silent_share[0, -1]
    assert np.ptp(swept.share) > 0.1


def test_the_safe_preset_learns_without_killing():
    run = ended("safe").life.run
    assert run.silent_share[0, -1] <= 1 / 16
    assert run.test_accuracy[0, -1] > 0.99


def test_the_negative_bias_kills_before_the_first_step():
    shown = ended("bias")
    assert sum(shown.life.born) >= 14
    assert shown.life.run.silent_share[0, -1] >= 14 / 16


def test_the_last_preset_diverges():
    assert ended("diverges").divergence is not None
