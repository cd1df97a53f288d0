"""Links that were made when a page was one long scroll open the scene that shows what they opened.

They stand here as they were in the README, in tests, in lectures and behind the app's own links: none of them names a
scene, most pass the opening question over.
"""

from urllib.parse import parse_qs

import pytest

from tests.pages.reading import text

RUN = "run=rate:3,data:spiral,unit:leaky_relu,seed:4,width:12,lab_leaky_relu_negative_slope:0.1,steps:2000"
FLIPS = "1010001000"
LINKS = [
    # the chosen function and its parameters
    ("rectified", "", "curve", {}),
    ("rectified", "guess=skip", "curve", {}),
    ("rectified", "fn=relu", "curve", {}),
    ("rectified", "guess=skip&fn=leaky_relu", "curve", {"fn": "leaky_relu"}),
    ("rectified", "guess=skip&fn=leaky_relu&leaky_relu_negative_slope=0.0137", "curve",
     {"leaky_relu_negative_slope": "0.0137"}),
    ("rectified", "guess=skip&fn=leaky_relu&leaky_relu_negative_slope=1000000", "curve",
     {"leaky_relu_negative_slope": "1000000"}),
    ("rectified", "fn=rrelu&rrelu_lower=0.1&rrelu_upper=0.4", "curve", {"rrelu_lower": "0.1", "rrelu_upper": "0.4"}),
    ("rectified", "guess=skip&fn=leaky_relu&with=relu&rectified_second=true&rectified_at=-2.5", "curve",
     {"with": "relu", "rectified_second": "true", "rectified_at": "-2.5"}),
    ("rectified", "guess=skip&rectified_code=true&rectified_library=jax", "curve",
     {"rectified_code": "true", "rectified_library": "jax"}),
    ("rectified", "guess=half", "curve", {"guess": "half"}),
    ("sigmoidal", "guess=skip&fn=hard_tanh&hard_tanh_min_val=0.5&hard_tanh_max_val=2", "curve",
     {"fn": "hard_tanh", "hard_tanh_min_val": "0.5", "hard_tanh_max_val": "2"}),
    ("sigmoidal", "guess=skip&sigmoidal_z=-5&sigmoidal_z=5", "curve", {"sigmoidal_z": ["-5", "5"]}),
    ("sigmoidal", "guess=skip&fn=tanh&sigmoidal_at=-2.5e-7", "curve", {"fn": "tanh", "sigmoidal_at": "-2.5e-07"}),
    ("sigmoidal", "guess=tenth", "curve", {"guess": "tenth"}),
    ("threshold_linear", "fn=step&guess=skip&threshold_linear_at=0", "curve", {"threshold_linear_at": "0"}),
    ("shrinkage", "guess=skip&fn=hard_shrink&hard_shrink_threshold=4", "curve", {"hard_shrink_threshold": "4"}),
    ("exponential", "fn=celu&celu_alpha=0.3&guess=skip", "curve", {"fn": "celu", "celu_alpha": "0.3"}),
    ("gated", "fn=swish", "curve", {"fn": "silu"}),
    # the other parts of the pages of families
    ("sigmoidal", "fn=log_sigmoid&guess=skip&sigmoidal_upstream=-100", "upstream",
     {"fn": "log_sigmoid", "sigmoidal_upstream": "-100"}),
    ("sigmoidal", "guess=skip&sigmoidal_spread=3", "pushed", {"sigmoidal_spread": "3"}),
    ("sigmoidal", "guess=skip&sigmoidal_morph=0.5", "morph", {"sigmoidal_morph": "0.5"}),
    ("sigmoidal", "guess=skip&sigmoidal_break=-1000", "naive", {"sigmoidal_break": "-1000"}),
    ("rectified", "guess=skip&rectified_zoom=3", "corner", {"rectified_zoom": "3"}),
    ("rectified", "fn=squared_relu&guess=skip&rectified_zoom=3", "corner",
     {"fn": "squared_relu", "rectified_zoom": "3"}),
    ("rectified", "guess=skip&rectified_alpha=2", "maximum", {"rectified_alpha": "2"}),
    ("rectified", "guess=skip&rectified_seed=5", "random", {"rectified_seed": "5"}),
    ("threshold_linear", "guess=skip&threshold_linear_depth=6&threshold_linear_seed=4", "stack",
     {"threshold_linear_depth": "6", "threshold_linear_seed": "4"}),
    ("threshold_linear", "guess=skip&threshold_linear_threshold=10", "votes", {"threshold_linear_threshold": "10"}),
    ("threshold_linear", "guess=skip&threshold_linear_slope=2", "slope", {"threshold_linear_slope": "2"}),
    ("exponential", "guess=skip&exponential_alpha=2.5", "corner", {"exponential_alpha": "2.5"}),
    ("exponential", "guess=skip&exponential_power=2", "limit", {"exponential_power": "2"}),
    ("gated", "guess=skip&gated_power=0", "differences", {"gated_power": "0"}),
    ("gated", "guess=skip&gated_beta=10", "between", {"gated_beta": "10"}),
    ("shrinkage", "guess=skip&shrinkage_cut=2.25&shrinkage_seed=5", "noise",
     {"shrinkage_cut": "2.25", "shrinkage_seed": "5"}),
    ("shrinkage", "guess=skip&shrinkage_z0=-2.5&shrinkage_weight=3", "charge",
     {"shrinkage_z0": "-2.5", "shrinkage_weight": "3"}),
    # functions of a whole vector
    ("softmax", "guess=skip&softmax_cat=0.5&softmax_dog=-1&move=dog", "bars",
     {"softmax_cat": "0.5", "softmax_dog": "-1", "move": "dog"}),
    ("softmax", "guess=skip&softmax_temperature=0.05&move=temperature", "bars", {"softmax_temperature": "0.05"}),
    ("softmax", "guess=skip&softmax_derivation=true", "slopes", {"softmax_derivation": "true"}),
    ("softmax", "fn=sparsemax", "kin", {"fn": "sparsemax"}),
    ("softmax", "fn=Log Sum Exp&softmax_cat=3.5", "kin", {"fn": "logsumexp", "softmax_cat": "3.5"}),
    ("softmax", "guess=skip&fn=softmin&softmax_code=true&softmax_library=jax", "kin", {"softmax_library": "jax"}),
    ("softmax", "guess=skip&softmax_path=0.3", "sparsemax", {"softmax_path": "0.3"}),
    ("softmax", "guess=skip&softmax_classes=50&softmax_spacing=0.5", "many",
     {"softmax_classes": "50", "softmax_spacing": "0.5"}),
    ("softmax", "guess=skip&softmax_size=800&softmax_gap=800", "overflow", {"softmax_gap": "800"}),
    ("softmax", "guess=skip&softmax_seed=3", "attention", {"softmax_seed": "3"}),
    ("softmax", "guess=skip&softmax_tau=0.1&softmax_draw=3", "draws", {"softmax_tau": "0.1", "softmax_draw": "3"}),
    ("maxout", "guess=skip&move=3&maxout_pieces=4&maxout_w_3=1.37&maxout_b_4=-2.5", "pieces",
     {"move": "3", "maxout_pieces": "4", "maxout_w_3": "1.37", "maxout_b_4": "-2.5"}),
    ("maxout", "guess=skip&maxout_at=1.37&maxout_code=true", "pieces", {"maxout_at": "1.37"}),
    ("maxout", "target=sine&maxout_k=2", "fit", {"target": "sine", "maxout_k": "2"}),
    ("maxout", "guess=skip&maxout_seed=7", "falling", {"maxout_seed": "7"}),
    ("maxout", "guess=skip&maxout_fan_in=9&maxout_width=7&maxout_each=4", "price", {"maxout_fan_in": "9"}),
    ("gated_units", "fn=swiglu", "surface", {"fn": []}),
    ("gated_units", "fn=GLU&guess=skip", "surface", {"fn": "glu"}),
    ("gated_units", "fn=geglu&gated_units_b=-0.731", "surface", {"fn": "geglu", "gated_units_b": "-0.731"}),
    ("gated_units", "guess=skip&fn=reglu&gated_units_code=true", "surface", {"fn": "reglu"}),
    ("gated_units", "guess=skip&gated_units_model=10&gated_units_hidden=30", "price", {"gated_units_model": "10"}),
    # trainings
    ("dying_relu", "guess=skip&rate=0.5", "turn", {"rate": "0.5"}),
    ("dying_relu", "guess=skip&unit=leaky_relu&rate=3.14159", "turn", {"unit": "leaky_relu", "rate": "3.14159"}),
    ("dying_relu", "guess=skip&data=xor&width=3&offset=1&seed=7&unit=prelu&steps=100", "turn",
     {"data": "xor", "width": "3", "offset": "1", "seed": "7", "unit": "prelu", "steps": "100"}),
    ("dying_relu", "guess=skip&preset=famous", "film", {"data": "spiral", "width": "100", "decay": "0.001"}),
    ("dying_relu", "preset=bias", "film", {"rate": "0.5", "offset": "-3"}),
    ("dying_relu", "preset=diverges&guess=skip", "film", {"rate": "100"}),
    ("dying_relu", "preset=safe&seed=7", "film", {"rate": "0.5", "seed": "7"}),
    ("dying_relu", RUN, "film",
     {"rate": "3", "data": "spiral", "unit": "leaky_relu", "lab_leaky_relu_negative_slope": "0.1", "steps": "2000"}),
    ("dying_relu", "guess=skip&unit_fn=leaky_relu&unit_rate=0.6", "one-unit",
     {"unit_fn": "leaky_relu", "unit_rate": "0.6"}),
    ("dying_relu", "guess=skip&sweep_from=1&sweep_to=5", "sweep", {"sweep_from": "1", "sweep_to": "5"}),
    ("dying_relu", "guess=skip&data=xor&sweep_from=100000&sweep_to=1000000", "sweep",
     {"data": "xor", "sweep_from": "100000", "sweep_to": "1000000"}),
    ("why_units_die", RUN, "units", {"rate": "3", "data": "spiral", "unit": "leaky_relu", "width": "12"}),
    ("why_units_die", "guess=skip&width=7&data=xor&unit=leaky_relu&seed=3&rate=12", "units",
     {"width": "7", "data": "xor", "unit": "leaky_relu", "seed": "3", "rate": "12"}),
    ("why_units_die", "preset=bias", "units", {"rate": "0.5", "offset": "-3"}),
    ("why_units_die", "guess=none", "units", {"guess": "none"}),
    ("why_units_die", "guess=skip&who=1.2", "story", {"who": "1.2"}),
    ("why_units_die", "guess=skip&who=2.2&depth=2&width=8&steps=200", "story", {"who": "2.2", "depth": "2"}),
    ("why_units_die", "guess=skip&axis=scale", "map", {"axis": "scale"}),
    ("why_units_die", "guess=skip&axis=scale&offset=-1", "map", {"axis": "scale", "offset": "-1"}),
    ("born_dead", "guess=skip", "networks", {}),
    ("born_dead", "guess=few", "networks", {"guess": "few"}),
    ("born_dead", "guess=skip&preset=wide", "networks", {"born_width": "10"}),
    ("born_dead", "guess=skip&init=rai&born_width=7&born_layers=3&born_bias=1&born_seed=5", "networks",
     {"init": "rai", "born_width": "7", "born_layers": "3", "born_bias": "1", "born_seed": "5"}),
    ("stay_safe", "guess=skip", "remedies", {}),
    ("stay_safe", "guess=skip&base=sixteenth", "remedies", {"base": "sixteenth"}),
    # which function to choose
    ("choose", "guess=skip", "hidden", {}),
    ("choose", "task=hidden&guess=1", "hidden", {"guess": "1"}),
    ("choose", "data=xor", "hidden", {"data": "xor"}),
    ("choose", "data=moons&choose_all=true", "hidden", {"data": "moons"}),
    ("choose", "task=count&guess=skip", "output", {"task": "count"}),
    # what brings units back
    ("revival", "guess=skip&units=gelu,relu&shock_rate=3&shock_width=6&shock_steps=20&cool_steps=30", "shock",
     {"units": "gelu,relu", "shock_rate": "3", "shock_width": "6"}),
    ("revival", "guess=skip&preset=second_layer", "shock",
     {"units": "relu", "shock_rate": "3", "shock_width": "32", "shock_depth": "2"}),
    ("revival", "preset=leak&shock_seed=7&shock_width=6", "shock", {"units": "leak_0.3", "shock_seed": "7"}),
    # the digits
    ("digits", "guess=skip&digits_width=8&digits_steps=20", "units", {"digits_width": "8", "digits_steps": "20"}),
    ("digits", "guess=skip&preset=sixteenth&digits_steps=20", "units", {"scaling": "sixteenth", "digits_steps": "20"}),
    ("digits", "scaling=centred&digits_rate=0.3&digits_seed=2&unit=prelu&digits_steps=20", "units",
     {"scaling": "centred", "digits_rate": "0.3", "unit": "prelu"}),
    # the coin
    ("coin_flips", f"guess=skip&flips={FLIPS}&coin_p=0.29", "likelihood", {"coin_p": "0.29"}),
    ("coin_flips", "guess=0.3&flips=HTH&coin_p=0", "likelihood", {"guess": "0.3", "flips": "101", "coin_p": "0"}),
    ("coin_flips", "guess=skip&way=paste", "likelihood", {"way": "paste"}),
    ("coin_flips", "guess=skip&way=counts&flips=3of10", "likelihood", {"way": "counts", "flips": "3of10"}),
    ("coin_flips", "guess=skip&coin_throws=1070", "underflow", {"coin_throws": "1070"}),
    ("coin_flips", "guess=skip&climb_steps=0", "climbing", {"climb_steps": "0"}),
    ("coin_flips", "guess=skip&climb_by=newton&climb_start=0.9", "climbing",
     {"climb_by": "newton", "climb_start": "0.9"}),
    ("coin_flips", "guess=skip&pair=heads", "two-readings", {"pair": "heads"}),
    ("coin_flips", "guess=skip&record=kerrich&kerrich_at=3", "kerrich", {"kerrich_at": "3"}),
    # intervals and losses
    ("how_sure", "guess=skip&covers=skip&flips=5067of10000", "intervals", {"flips": "5067of10000"}),
    ("how_sure", "guess=skip&covers=skip&flips=7of40&level=0.9", "intervals", {"flips": "7of40", "level": "0.9"}),
    ("how_sure", "guess=wald&covers=wald", "coverage", {"covers": "wald"}),
    ("how_sure", "guess=skip&covers=skip&cover_p=0.3&cover_tosses=30", "coverage",
     {"cover_p": "0.3", "cover_tosses": "30"}),
    ("how_sure", "guess=skip&prior_a=53&prior_b=57&flips=1010001000&arrived=4", "belief",
     {"prior_a": "53", "prior_b": "57", "arrived": "4"}),
    ("losses", "guess=skip&z=2.8", "logit", {"z": "2.8"}),
    ("losses", "guess=skip&label=1&z=-2.5", "logit", {"label": "1", "z": "-2.5"}),
    ("losses", "guess=far", "logit", {"guess": "far"}),
    ("losses", "guess=skip&start=own&neuron_w=50&neuron_b=50&neuron_rate=0.5&epoch=300", "neuron",
     {"start": "own", "neuron_w": "50", "neuron_rate": "0.5", "epoch": "300"}),
    ("losses", "guess=skip&sample=4&labels=01100", "samples", {"sample": "4", "labels": "01100"}),
    ("losses", "guess=skip&sample_1=7.25", "samples", {"sample_1": "7.25"}),
    ("losses", "class_dog=30&true=dog&class=tiger", "classes", {"class_dog": "30", "true": "dog", "class": "tiger"}),
    ("losses", "guess=skip&sigma=0.001", "noise", {"sigma": "0.001"}),
    ("losses", "guess=skip&parted=true&climb=30", "orings", {"parted": "true", "climb": "30"}),
    ("losses", "guess=skip&units=raw&ascent_rate_raw=0.001", "orings", {"units": "raw", "ascent_rate_raw": "0.001"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "query", "scene", "settings"), LINKS, ids=[f"{each[0]}?{each[1][:60]}" for each in LINKS]
)
def test_an_earlier_link_opens_the_scene_that_shows_what_it_asks_for(slug, query, scene, settings, opened):
    asked = parse_qs(query, keep_blank_values=True)
    app = opened(slug, **{name: texts[0] if len(texts) == 1 else texts for name, texts in asked.items()})
    assert app.session_state[f"{slug}/scene"] == scene
    assert not app.warning
    shown = app.session_state["address"].shown
    for name, value in settings.items():
        assert shown[name] == ([value] if isinstance(value, str) else value), name
    assert app.get("vega_lite_chart"), "no picture"
    assert "Before you look" not in text(app)
