import json

import numpy as np
import pytest

import acts
from acts.charts.frames import View, settings, subject_of
from acts.charts.live import live_picture
from tests.acts.charts.reading import rows


def picture(activation, view=None, seed=None):
    seed = seed if seed is not None else tuple(p.default for p in activation.parameters)
    subject = subject_of(activation)
    sentences = [f"sentence {k}" for k in range(len(settings(subject, seed)))]
    return live_picture(subject, view or View(), seed, sentences)


@pytest.mark.parametrize("panels", [1, 2, 3])
@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_every_function_has_a_live_picture_that_names_only_data_it_sends(activation, panels):
    other = next(a for a in acts.CATALOGUE if a != activation.slug)
    shown = picture(activation, View(panels=panels, overlays=(other,)))
    text = json.dumps(dict(shown.spec))
    assert '"name": "empty"' not in text
    for name in shown.data:
        assert f'{{"name": "{name}"}}' in text
    assert text.count('"orient": "left"') >= panels
    assert all(title in text for title in ("f(z)", "f \\u2032(z)", "f \\u2033(z)")[:panels])
    assert "pre-activation z" in text


def test_the_slider_starts_at_the_exact_seed_and_the_rest_of_the_spec_is_shared():
    first, second = (picture(acts.leaky_relu, seed=(s,)) for s in (0.0137, 0.2))
    live = [next(p for p in shown.spec["params"] if p["name"] == "live") for shown in (first, second)]
    assert [p["value"] for p in live] == [[{"negative_slope": 0.0137}], [{"negative_slope": 0.2}]]
    assert {k: v for k, v in first.spec.items() if k != "params"} == {
        k: v for k, v in second.spec.items() if k != "params"
    }


def test_the_exact_value_is_a_frame_that_the_filter_can_find():
    data = rows(picture(acts.leaky_relu, seed=(0.0137,)), "frames")
    assert 0.0137 in data["negative_slope"]
    assert data["negative_slope"].dtype == np.float64


def test_what_is_said_travels_with_the_frames_and_the_seed_s_sentence_is_the_alternative_text():
    shown = picture(acts.leaky_relu, seed=(0.0137,))
    said = rows(shown, "said")
    assert shown.alt == said["words"][list(said["negative_slope"]).index(0.0137)]
    assert "said" not in picture(acts.relu).data


@pytest.mark.parametrize("slope", [-1e6, 1e6, 0.0, -1.0])
def test_extreme_parameters_stay_inside_the_axes(slope):
    shown = picture(acts.leaky_relu, View(-40.0, 40.0), (slope,))
    data = rows(shown, "frames")
    domains = [y["scale"]["domain"] for y in _encodings(shown.spec, "y") if "scale" in y]
    low, high = min(d[0] for d in domains), max(d[1] for d in domains)
    assert low <= np.nanmin(data["f"]) <= np.nanmax(data["f"]) <= high
    assert np.isfinite([low, high]).all()


def test_a_function_laid_over_keeps_its_jumps():
    laid = rows(picture(acts.sigmoid, View(overlays=("relu",))), "overlays")
    assert np.isnan(laid["d"][laid["z"] == 0]).any()
    assert set(laid["name"]) == {"ReLU"}


def test_lines_in_one_picture_differ_in_their_dashes():
    shown = picture(acts.relu6, View(overlays=("relu", "crelu")))
    scales = [e["scale"] for e in _encodings(shown.spec, "strokeDash")]
    dashes = [tuple(dash) for dash in scales[0]["range"]]
    assert len(dashes) == len(set(dashes)) == 3


def test_all_selections_sit_on_one_layer_since_on_two_the_chart_is_blank():
    for param in picture(acts.hard_tanh).spec["params"]:
        assert len(param["views"]) == 1


def _encodings(node, channel):
    if isinstance(node, dict):
        found = [node["encoding"][channel]] if channel in node.get("encoding", {}) else []
        return found + [e for value in node.values() for e in _encodings(value, channel)]
    return [e for value in node for e in _encodings(value, channel)] if isinstance(node, list) else []
