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


def test_the_slider_starts_at_the_exact_seed_and_the_spec_is_shared_so_that_the_chart_is_not_drawn_anew():
    first, second = picture(acts.leaky_relu, seed=(0.0137,)), picture(acts.leaky_relu, View(-4.0, 4.0, at=1.5), (1e6,))
    starts = [rows(shown, "start") for shown in (first, second)]
    assert [start["negative_slope"].tolist() for start in starts] == [[0.0137], [1e6]]
    assert [start["at"].tolist() for start in starts] == [[0.5], [1.5]]
    assert first.spec == second.spec


def test_a_seed_on_the_slider_s_grid_finds_the_data_ready():
    first, second = (picture(acts.leaky_relu, seed=(s,)) for s in (0.1, 0.2))
    assert first.data["frames"] is second.data["frames"]
    assert picture(acts.leaky_relu, seed=(0.0137,)).data["frames"] != first.data["frames"]


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
    data, start = rows(shown, "frames"), rows(shown, "start")
    for column, low, high in (("f", "floor0", "top0"), ("d", "floor1", "top1")):
        assert start[low] <= np.nanmin(data[column]) <= np.nanmax(data[column]) <= start[high]
        assert np.isfinite([start[low], start[high]]).all()


def test_a_function_laid_over_keeps_its_jumps():
    laid = rows(picture(acts.sigmoid, View(overlays=("relu",))), "overlays")
    assert np.isnan(laid["d"][laid["z"] == 0]).any()
    assert set(laid["name"]) == {"ReLU"}


def test_lines_in_one_picture_differ_in_their_dashes():
    shown = picture(acts.relu6, View(overlays=("relu", "crelu")))
    scales = [e["scale"] for e in _encodings(shown.spec, "strokeDash")]
    dashes = [tuple(dash) for dash in scales[0]["range"]]
    assert len(dashes) == len(set(dashes)) == 3


def test_a_picture_says_what_it_may_report_and_only_if_something_can_move():
    def reporting(shown):
        return [param["name"] for param in shown.spec["params"] if "select" in param]

    assert reporting(picture(acts.hard_tanh)) == ["live"]
    assert reporting(picture(acts.relu)) == []


def _encodings(node, channel):
    if isinstance(node, dict):
        found = [node["encoding"][channel]] if channel in node.get("encoding", {}) else []
        return found + [e for value in node.values() for e in _encodings(value, channel)]
    return [e for value in node for e in _encodings(value, channel)] if isinstance(node, list) else []
