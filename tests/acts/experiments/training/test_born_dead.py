import math

import numpy as np
import pytest

from acts.experiments.training.born_dead import (
    CASES,
    DRAWS,
    FIRST,
    HALF,
    LAYERS,
    QUOTED,
    QUOTED_LAYERS,
    SCHEMES,
    WIDTHS,
    bounds,
    column,
    counting,
    drawn,
    places,
)
from acts.losses import squared_error
from acts.network import INITIALISERS, DataSet, Design, Schedule, train
from tests.reproduce.born_dead import PUBLISHED


def error(counted, layers):
    """The standard error of a share; of no or every draw that of one."""
    count = min(max(counted.constant[layers - 1], 1), counted.draws - 1)
    return math.sqrt(count / counted.draws * (1 - count / counted.draws) / counted.draws)


@pytest.mark.parametrize(("slug", "width"), [(slug, width) for slug in PUBLISHED for width in PUBLISHED[slug]])
def test_the_counts_are_those_of_the_table(slug, width):
    counted = column(slug, width)
    published = PUBLISHED[slug][width]
    # both are counts of 4000 draws: three standard errors of their difference
    slack = max(error(counted, QUOTED_LAYERS), math.sqrt(published * (1 - published) / 4000))
    assert abs(counted.share(QUOTED_LAYERS) - published) < 3 * math.sqrt(2) * slack


def test_the_quoted_shares_are_near_ours():
    (three, _), (five, _), (ten, _) = QUOTED
    assert 0.5 < column("he_normal", three).share(QUOTED_LAYERS) < 0.7
    assert column("he_normal", five).share(QUOTED_LAYERS) > 0.1
    assert column("he_normal", ten).share(QUOTED_LAYERS) < 0.01


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("slug", ["he_normal", "he_uniform"])
def test_the_bounds_hold_for_symmetric_weights(slug, width):
    counted = column(slug, width)
    for layers in range(1, LAYERS + 1):
        low, high = bounds(width, layers)
        slack = 4 * error(counted, layers)
        assert low - slack <= counted.share(layers) <= high + slack


def test_the_first_layer_never_silences_all():
    assert bounds(3, 1) == (0.0, 0.0)
    assert all(column("he_normal", width).constant[0] == 0 for width in (1, 2, 3))


def test_with_one_unit_a_layer_the_second_ends_half_of_all():
    # one side of 0 is silent after the first layer, so that each later unit has a chance of exactly 1/2
    counted = column("he_normal", 1)
    for layers in (2, 3, 4):
        assert counted.share(layers) == pytest.approx(bounds(1, layers)[1], abs=4 * error(counted, layers))


def test_deeper_is_never_better_and_wider_is():
    for slug in ("he_normal", "rai"):
        counts = [column(slug, width).constant for width in (2, 4, 8)]
        assert all(list(count) == sorted(count) for count in counts)
        assert [count[-1] for count in counts] == sorted((count[-1] for count in counts), reverse=True)


def test_the_size_of_the_weights_does_not_matter_draw_by_draw():
    counts = {column(slug, 3, 0.0, 5).constant for slug in ("normal", "he_normal", "glorot_normal", "lecun_normal")}
    assert len(counts) == 1


def test_a_positive_bias_helps_and_a_negative_one_does_not():
    less, none, more = (column("he_normal", 3, offset).share(9) for offset in (-0.1, 0.0, 0.1))
    assert more < none < less


def test_two_places_tell_all_without_biases():
    assert places("he_normal", 0.0).tolist() == [-HALF, HALF]
    assert len(places("rai", 0.0)) == len(places("he_normal", 0.1)) > 20
    everywhere = drawn("he_normal", 3, 0.0, 0, 100)
    ends = np.abs(everywhere.outputs[:, :, [0, -1]]).max(axis=2) == 0
    np.testing.assert_array_equal(ends, everywhere.constant)


@pytest.mark.parametrize(("slug", "offset"), [("he_normal", 0.0), ("he_uniform", 0.1), ("rai", 0.0)])
def test_what_is_called_constant_is_and_the_rest_is_not(slug, offset):
    shown = drawn(slug, 3, offset, 2, 60)
    flat = np.ptp(shown.outputs, axis=2) <= 1e-12 * np.abs(shown.outputs).max(axis=2)
    np.testing.assert_array_equal(flat, shown.constant)
    assert 0 < shown.constant[-1].sum() < 60


def test_the_networks_that_are_drawn_are_the_first_that_are_counted():
    shown = drawn("rai", 2, 0.0, 4, 500)
    counted = column("rai", 2, 0.0, 4, 500)
    assert shown.constant.sum(axis=1).tolist() == list(counted.constant)


def test_a_network_that_is_born_dead_learns_nothing_but_its_last_bias():
    x = np.linspace(-HALF, HALF, 20)[:, None]
    data = DataSet("sine", x, np.sin(x[:, 0]), "values")
    design = Design((1, *(2,) * 9, 1), loss=squared_error)
    run = train(design, data, Schedule(30), rates=0.1, seeds=range(40), keep=True, every=30)
    fired = run.fired[:, 0].reshape(40, 9, 2)
    dead = (fired == 0).all(axis=2).any(axis=1)
    assert 25 < dead.sum() < 40
    for layer in run.history[:-1]:
        np.testing.assert_array_equal(layer[dead, 0], layer[dead, -1])
    np.testing.assert_array_equal(run.history[-1][dead, 0, :, :-1], run.history[-1][dead, -1, :, :-1])
    assert (run.gradient_norms[~dead, 0, 0] > 0).any()


def test_the_interval_of_a_count_holds_its_probability_about_19_times_in_20():
    exact = bounds(1, 9)[1]  # with one unit a layer the chance is known
    spans = [column("he_normal", 1, seed=seed, draws=200).interval(9) for seed in range(60)]
    assert sum(exact in span for span in spans) >= 51
    none = column("he_normal", 3).interval(1)  # the first layer always lets one side pass
    assert none.low == 0 < none.high < 0.002


@pytest.mark.parametrize("wrong", [{"width": 0}, {"width": 2, "draws": 1}])
def test_a_count_of_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match="at least"):
        column("he_normal", **wrong)


def test_an_unknown_scheme_is_refused():
    with pytest.raises(LookupError, match="nothing"):
        column("nothing", 2)


def test_constants_cannot_be_chosen_and_every_case_can():
    assert set(INITIALISERS) - set(SCHEMES) == {"zeros", "constant"}
    for slug, case in CASES.items():
        assert case.slug == slug
        assert case.scheme in SCHEMES


def test_each_further_unit_about_halves_the_chance():
    shares = [column("he_normal", width).share(9) for width in range(3, 9)]
    ratios = np.divide(shares[1:], shares[:-1])
    assert ((ratios > 0.25) & (ratios < 0.75)).all()


def test_a_count_of_all_widths_is_a_job_that_ends_with_the_columns_and_is_shared():
    work = counting("he_normal", 0.5, 3, FIRST)
    assert work is counting("he_normal", 0.5, 3, FIRST)
    assert work.seconds_left() > 0
    assert work.complete() == tuple(column("he_normal", width, 0.5, 3, FIRST) for width in WIDTHS)
    assert work.load > counting("he_normal", 0.0, 3, FIRST).load  # without biases two inputs are enough
    assert counting("he_normal", 0.5, 3).load == work.load * DRAWS / FIRST
