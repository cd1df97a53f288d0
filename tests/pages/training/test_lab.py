"""The labs of the training pages: what they are set to, written as a link and read back, is the same."""

import random
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

import acts
from acts.experiments.training.presets import DIGITS, PRESETS
from acts.experiments.training.revival import PRESETS as REVIVALS
from acts.experiments.training.setup import Setup
from pages.kit.controls import Choice, Choices, Number, Stops, Whole
from pages.kit.lab import RUN
from pages.training import lab
from pages.training.born_dead import networks
from pages.training.digits import controls as digits
from pages.training.revival import controls as revival

NETWORK = lab.network("dying_relu")
LABS = {"network": NETWORK, "digits": digits.LAB, "born_dead": networks.LAB, "revival": revival.LAB}
LEAK = Setup("xor", 3, 7, 2, "leaky_relu", (("negative_slope", 0.1),), "normal", 0.5, -1.25, 200, 16, 0.9, 0.001)
every_lab = pytest.mark.parametrize("of", LABS.values(), ids=LABS)


def legal(control, rng):
    """Return any value that a control takes, the ends more often than chance would have it."""
    if isinstance(control, Number):
        return rng.choice([control.low, control.high, control.default, rng.uniform(control.low, control.high)])
    if isinstance(control, Whole):
        return rng.choice([control.low, control.high, control.default, rng.randint(control.low, control.high)])
    if isinstance(control, Stops):
        return rng.choice(control.values)
    if isinstance(control, Choice):
        return rng.choice(control.options)
    assert isinstance(control, Choices)
    return tuple(rng.sample(control.options, rng.randint(0, len(control.options))))


def drawn(of, rng):
    """Return random legal values of a lab."""
    return of.whole({name: legal(control, rng) for name, control in of.named.items()})


def carried(setup, rate, seed):
    return NETWORK.link(lab.values_of(setup, rate, seed))


def read(text):
    values = NETWORK.read(text)
    return values and lab.setup_of(values)


@every_lab
def test_any_legal_settings_come_back_from_their_link_and_from_their_address(of):
    rng = random.Random(0)
    for _ in range(300):
        values = drawn(of, rng)
        link = of.link(values)
        assert list(link) == [RUN]
        back = of.read(link[RUN])
        assert back == values
        assert {name: type(value) for name, value in back.items()} == {n: type(v) for n, v in values.items()}
        assert of.link(back) == link
        for name, value in values.items():
            assert of.named[name].read(of.named[name].write(value)) == value


@every_lab
def test_every_name_is_given_once_and_the_usual_settings_are_legal(of):
    assert len(of.named) == len(of.controls)
    for control in of.controls:
        assert control.read(control.write(control.default)) == control.default
    assert set(of.only) <= set(of.named)
    assert of.read(of.link({})[RUN]) == of.whole({})
    assert len(of.link({})[RUN]) < 24


ADDRESSES = {  # names in the address are public: each of these stays
    "network": "rate=0.5&data=xor&unit=prelu&seed=3&width=7&lab_prelu_weight=0.1&init=glorot_normal&scale=2&offset=-1"
    "&depth=2&data_seed=4&batch=16&momentum=0.9&decay=0.01&steps=1000",
    "digits": "scaling=centred&digits_rate=3&unit=leaky_relu&digits_seed=1&digits_width=50"
    "&digits_leaky_relu_negative_slope=0.3&init=zeros&digits_split=2&digits_batch=32&digits_steps=200",
    "born_dead": "init=rai&born_width=4&born_layers=12&born_bias=0.1&born_seed=3",
    "revival": "data=moons&units=relu%2Celu&shock_rate=3&shock_steps=20&cool_rate=0.1&cool_steps=30&shock_width=6"
    "&shock_depth=2&shock_seed=5&shock_data_seed=6",
}


@pytest.mark.parametrize("name", LABS)
def test_the_names_in_the_address_stay(name):
    of, held = LABS[name], dict(parse_qsl(ADDRESSES[name]))
    values = {key: of.named[key].read(text) for key, text in held.items()}
    assert None not in values.values()
    assert of.whole(values) == values
    assert not any(values[key] == of.named[key].default for key in values)
    assert set(of.named) - set(values) == {key for key, (choice, slug) in of.only.items() if values[choice] != slug}


@every_lab
@pytest.mark.parametrize("text", ["", "nothing:1", "x" * 10_000, "\0", ":", ",", "rate", "<script>:1"])
def test_what_no_control_of_a_lab_could_hold_is_refused(of, text):
    assert of.read(text) is None


@every_lab
def test_a_value_next_to_a_bound_is_refused(of):
    for name, control in of.named.items():
        under = "".join(f",{choice}:{option}" for choice, option in [of.only.get(name, ("", ""))] if choice)
        texts = ["nan", "", "inf", "1e999", "<b>"] if not isinstance(control, Choices) else ["nan", "<b>"]
        if isinstance(control, Number | Whole):
            step = 1e-9 * max(1.0, abs(control.high)) if isinstance(control, Number) else 1
            texts += [repr(control.low - step), repr(control.high + step)]
        if isinstance(control, Whole | Stops):
            texts += ["1.5"]
        for text in texts:
            assert of.read(f"{name}:{text}{under}") is None, (name, text)


@pytest.mark.parametrize("setup", [Setup(), LEAK, *(preset.setup for preset in PRESETS.values())])
def test_a_run_that_a_link_carries_arrives_whole(setup):
    for rate, seed in ((8.0, 0), (1e-7, 12), (0.12345678901234567, 1_000_000)):
        assert read(carried(setup, rate, seed)[RUN]) == (setup, rate, seed)


def test_every_preset_arrives_whole():
    for preset in PRESETS.values():
        values = NETWORK.whole(lab.values_of(preset.setup, preset.rate, preset.seed))
        assert lab.setup_of(values) == (preset.setup, preset.rate, preset.seed)
    for preset in DIGITS.values():
        values = digits.LAB.whole(digits.values_of(preset.setup, preset.rate, preset.seed))
        assert digits.setup_of(values) == (preset.setup, preset.rate, preset.seed)
    for preset in REVIVALS.values():
        values = revival.LAB.read(revival.LAB.link(revival.values_of(preset))[RUN])
        setups, high, seed = revival.setups_of(values)
        assert (*setups.values(), high, seed) == (preset.setup, preset.rate, preset.seed)


def test_what_is_left_out_is_as_usual():
    assert read("width:5") == (Setup(width=5), lab.START, 0)
    assert read("rate:3") == (Setup(), 3.0, 0)
    assert len(carried(Setup(), 8.0, 0)[RUN]) < 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rate",
        "rate:",
        "rate:nan",
        "rate:-1",
        "rate:1e999",
        "width:0",
        "width:1e9",
        "width:1.5",
        "seed:-1",
        "steps:499",
        "data:nothing",
        "data:<script>",
        "activation:tanh",
        "initialiser:",
        "negative_slope:0.1",
        "activation:leaky_relu,negative_slope:inf",
        "momentum:1",
        "parameters:3",
        "nothing:1",
        "rate:1;seed:2",
        "x" * 10_000,
        "\0",
    ],
    ids=lambda text: text[:20],
)
def test_a_run_that_no_control_could_hold_is_none(text):
    assert read(text) is None


OLD = {
    "rate:8.0": (Setup(), 8.0, 0),
    "rate:3.0,seed:2,data:spiral,width:100,decay:0.001,steps:1500": (
        Setup("spiral", width=100, steps=1500, decay=1e-3),
        3.0,
        2,
    ),
    "rate:0.5,activation:leaky_relu,negative_slope:0.3": (
        Setup(activation="leaky_relu", parameters=(("negative_slope", 0.3),)),
        0.5,
        0,
    ),
    "rate:1e-07,data:xor,activation:prelu,initialiser:normal,data_seed:3,width:7,depth:2,scale:0.5,offset:-1.25,"
    "batch:16,momentum:0.9,decay:0.001,steps:200,weight:0.1": (
        replace(LEAK, activation="prelu", parameters=(("weight", 0.1),)),
        1e-7,
        0,
    ),
}


@pytest.mark.parametrize("text", OLD, ids=lambda text: text[:20])
def test_a_run_of_an_older_link_opens(text):
    assert read(text) == OLD[text]


def test_every_end_of_a_control_is_a_run():
    for control in NETWORK.controls:
        if isinstance(control, Number | Whole) and control.key not in NETWORK.only:
            for end in (control.low, control.high):
                setup, rate, seed = read(f"{control.key}:{end}")
                assert {"rate": rate, "seed": seed}.get(control.key, getattr(setup, control.key, None)) == end
    assert read("steps:100")[0] == replace(Setup(), steps=100)


def test_no_unit_has_parameters_that_could_refuse_each_other():
    assert not any(acts.CATALOGUE[slug].orders for slug in lab.UNITS)


PAGES = {"dying_relu": NETWORK, "digits": digits.LAB, "born_dead": networks.LAB, "revival": revival.LAB}
SMALL = {  # trainings that take no time
    "dying_relu": {"width": 3, "depth": 2, "steps": 100, "unit": "leaky_relu", "lab_leaky_relu_negative_slope": 0.125},
    "digits": {"digits_width": 3, "digits_steps": 2, "unit": "prelu", "digits_prelu_weight": 0.5, "scaling": "centred"},
    "born_dead": {"born_width": 1, "born_layers": 2, "born_bias": -0.5, "born_seed": 3, "init": "rai"},
    "revival": {"shock_width": 2, "shock_steps": 3, "cool_steps": 4, "data": "moons", "units": ("elu", "relu")},
}


def held(of, app):
    """Return the values that the controls of an opened page hold."""
    state = app.session_state
    return of.whole({name: state[control.key] for name, control in of.named.items() if control.key in state})


@pytest.mark.parametrize("slug", PAGES)
def test_a_link_sets_every_control_of_its_page(slug, opened):
    of, values = PAGES[slug], PAGES[slug].whole(SMALL[slug])
    app = opened(slug, guess="skip", **of.link(values))
    assert not app.exception
    assert not app.warning
    assert held(of, app) == values
    assert of.link(held(of, app)) == of.link(values)
    assert RUN not in app.query_params


@pytest.mark.parametrize("slug", PAGES)
def test_the_address_of_every_control_sets_it(slug, opened):
    of, values = PAGES[slug], PAGES[slug].whole(SMALL[slug])
    app = opened(slug, guess="skip", **{name: of.named[name].write(value) for name, value in values.items()})
    assert not app.exception
    assert not app.warning
    assert held(of, app) == values
