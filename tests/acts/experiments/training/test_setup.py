import pytest

from acts.experiments.training.setup import Setup
from acts.network import GENERATORS, Phase
from acts.network.digits import SETS


@pytest.mark.parametrize("generator", GENERATORS.values(), ids=lambda generator: generator.slug)
def test_the_network_fits_its_data(generator):
    setup = Setup(generator.slug, width=5, depth=2)
    train, test = setup.sets
    design = setup.design
    assert design.layers[0] == train.x.shape[1] == test.x.shape[1]
    assert design.layers[1:-1] == (5, 5)
    expected = {0: ("squared_error", 1), 2: ("binary_cross_entropy", 1), 3: ("softmax_cross_entropy", 3)}
    assert (design.loss.slug, design.layers[-1]) == expected[generator.classes]


def test_another_activation_leaves_everything_else():
    setup = Setup("spiral", width=7, offset=-1.0)
    other = setup.under("leaky_relu", ("negative_slope", 0.3))
    assert other.design.settings == {"negative_slope": 0.3}
    assert other.under("relu") == setup


def test_a_setup_with_normalisation_trains_a_normalised_network():
    assert not Setup().design.normalised
    assert Setup(normalised=True).design.normalised


def test_a_batch_of_0_is_the_full_batch():
    assert Setup(batch=0).schedule.batch is None
    assert Setup(batch=32).schedule.batch == 32


@pytest.mark.parametrize("wrong", [{"data": "nothing"}, {"activation": "nothing"}, {"initialiser": "nothing"}])
def test_an_unknown_name_is_refused(wrong):
    with pytest.raises(LookupError, match="nothing"):
        Setup(**wrong)


@pytest.mark.parametrize("slug", SETS)
def test_digits_need_an_input_a_pixel_and_an_output_a_class(slug):
    setup = Setup(slug, width=7)
    train, test = setup.sets
    assert setup.design.layers == (64, 7, 10)
    assert setup.design.loss.slug == "softmax_cross_entropy"
    assert (len(train.x), len(test.x)) == (1297, 500)


def test_phases_are_those_of_the_schedule():
    phases = (Phase(10, 0.5), Phase(1))
    assert Setup(phases=phases).schedule.phases == phases
    assert Setup().schedule.phases == ()
