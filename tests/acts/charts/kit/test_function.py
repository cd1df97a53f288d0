import csv
import json

import numpy as np
import pytest

import acts
from acts.charts.kit import theme
from acts.charts.kit.folded import EQUAL
from acts.charts.kit.frames import BOTH, View, settings, subject_of
from acts.charts.kit.function import live_picture, plotted_csv
from tests.acts.charts.reading import folded_rows, rows
from tests.samples import sampled

CASES = {f"{slug}-{panels}": (each, panels) for slug, each in acts.CATALOGUE.items() for panels in (1, 2, 3)}


def picture(activation, view=None, start=None):
    start = start if start is not None else tuple(p.default for p in activation.parameters)
    subject = subject_of(activation)
    sentences = [f"sentence {k}" for k in range(len(settings(subject, start)))]
    return live_picture(subject, view or View(), start, sentences)


@pytest.mark.parametrize("case", sampled(CASES, [name for name in CASES if "3" in name or "leaky" in name]))
def test_every_function_has_a_live_picture_that_names_only_data_it_sends(case):
    activation, panels = case
    other = next(a for a in acts.CATALOGUE if a != activation.slug)
    shown = picture(activation, View(panels=panels, overlays=(other,)))
    text = json.dumps(dict(shown.spec))
    assert '"name": "empty"' not in text
    for name in shown.data:
        assert f'{{"name": "{name}"}}' in text
    assert text.count('"orient": "left"') >= panels
    assert all(title in text for title in ("f(z)", "f \\u2032(z)", "f \\u2033(z)")[:panels])
    assert "pre-activation z" in text


def test_the_slider_stands_at_the_exact_start_and_the_spec_is_shared_so_that_the_chart_is_not_drawn_anew():
    first, second = picture(acts.leaky_relu, start=(0.0137,)), picture(acts.leaky_relu, View(-4.0, 4.0, at=1.5), (1e6,))
    starts = [rows(shown, "start") for shown in (first, second)]
    assert [start["negative_slope"].tolist() for start in starts] == [[0.0137], [1e6]]
    assert [start["at"].tolist() for start in starts] == [[0.5], [1.5]]
    assert first.spec == second.spec


def shown_at(shown, *values):
    """Return the columns of the frame that the browser unfolds where the sliders stand at these values."""
    start = {name: column[0] for name, column in rows(shown, "start").items()}
    row = 0
    for places, value in zip((at for name, at in start.items() if name.endswith("_places")), values, strict=True):
        row = row * len(places) + list(places).index(value)
    row = int(start["rows"][row])
    frame = folded_rows(shown, "frames")[row] if row >= 0 else folded_rows(shown, "typed")[-1 - row]
    return {name: np.array(column) if isinstance(column, list) else column for name, column in frame.items()}


@pytest.mark.parametrize(
    ("activation", "start", "values"),
    [
        (acts.relu, (), ()),
        (acts.leaky_relu, (0.01,), (0.4,)),
        (acts.leaky_relu, (0.0137,), (0.0137,)),
        (acts.leaky_relu, (0.0137,), (0.3,)),
        (acts.hard_tanh, (-1.37, 1.0), (-1.37, 2.75)),
        (acts.hard_tanh, (-1.37, 1.23), (-2.0, 1.23)),
        (acts.hard_tanh, (-1.37, 1.23), (-1.37, 1.23)),
        (acts.hard_tanh, (-1.37, 1.23), (-3.0, 3.0)),
    ],
    ids=lambda value: getattr(value, "slug", None),
)
def test_wherever_the_sliders_stand_the_frame_that_is_found_is_that_of_their_values(activation, start, values):
    frame = shown_at(picture(activation, start=start), *values)
    setting = {p.name: value for p, value in zip(activation.parameters, values, strict=True)}
    assert {name: frame[name] for name in setting} == setting
    plain = frame["on"] == BOTH
    np.testing.assert_allclose(frame["f"][plain], activation(frame["z"][plain], **setting), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("activation", [acts.relu, acts.leaky_relu, acts.hard_tanh], ids=lambda a: a.slug)
def test_a_value_that_is_typed_sends_only_its_own_frames_anew(activation):
    usual = picture(activation)
    assert folded_rows(usual, "typed") == []
    for parameter in activation.parameters:
        start = tuple(p.default + 0.0037 * (p is parameter) for p in activation.parameters)
        typed = picture(activation, start=start)
        assert typed.data["frames"] is usual.data["frames"]
        assert len(typed.data["typed"]) < len(usual.data["frames"]) / 5
        assert {row[parameter.name] for row in folded_rows(typed, "typed")} == {parameter.default + 0.0037}


def test_functions_that_look_alike_share_a_spec_so_that_one_follows_the_other_in_the_same_chart():
    def spec(activation, **view):
        return picture(activation, View(**view)).spec

    assert spec(acts.sigmoid) is spec(acts.tanh) is spec(acts.relu)
    assert spec(acts.hard_shrink) is spec(acts.soft_shrink)
    assert spec(acts.elu) is not spec(acts.celu), "their sliders have different ends"
    assert spec(acts.sigmoid, overlays=("relu",)) is not spec(acts.tanh, overlays=("relu",)), "the legend has names"


def test_each_function_keeps_its_colour_although_the_spec_is_shared():
    for activation in (acts.sigmoid, acts.tanh, acts.relu):
        shown = picture(activation)
        scales = [e["scale"] for e in _encodings(shown.spec, "color") if e.get("field") == "hue"]
        hue = rows(shown, "start")["hue"][0]
        assert scales
        assert all(scale["range"][scale["domain"].index(hue)] == theme.colour(activation.slug) for scale in scales)


def test_what_is_said_travels_with_the_frames_and_the_sentence_of_the_start_is_the_alternative_text():
    shown = picture(acts.leaky_relu, start=(0.0137,))
    said = rows(shown, "said")
    assert shown.alt == said["words"][list(said["negative_slope"]).index(0.0137)]
    assert rows(picture(acts.relu), "said")["words"].tolist() == ["sentence 0"]


def test_shown_as_a_table_the_picture_is_a_sentence_for_each_setting():
    first = next(iter(picture(acts.leaky_relu).data))  # of all data sets, the one that the host shows
    assert [*rows(picture(acts.leaky_relu), first)] == ["negative_slope", "words"]


@pytest.mark.parametrize("slope", [-1e6, 1e6, 0.0, -1.0])
def test_extreme_parameters_stay_inside_the_axes(slope):
    shown = picture(acts.leaky_relu, View(-40.0, 40.0), (slope,))
    start = rows(shown, "start")
    sent = [rows(shown, name) for name in ("frames", "typed")]
    data = {c: np.concatenate([each[c] for each in sent if c in each]) for c in ("f", "d")}
    for column, low, high in (("f", "floor0", "top0"), ("d", "floor1", "top1")):
        assert start[low] <= np.nanmin(data[column]) <= np.nanmax(data[column]) <= start[high]
        assert np.isfinite([start[low], start[high]]).all()


@pytest.mark.parametrize("activation", [acts.gelu, acts.exponential, acts.relu], ids=lambda a: a.slug)
def test_values_next_to_nothing_keep_their_digits_where_they_are_read_off(activation):
    frames = rows(picture(activation, View(-120.0, 40.0, at=-15.0)), "frames")
    z = frames["z"].astype(float)
    np.testing.assert_allclose(frames["f"], activation(z), rtol=1e-3, atol=1e-319)


def test_a_function_with_nothing_so_small_is_sent_in_32_bits():
    (held,) = folded_rows(picture(acts.relu), "frames")
    assert all(value == np.float32(value) for name in ("z", "f") for value in held[name])


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


def test_the_table_holds_every_digit_of_the_picture_s_numbers():
    view, values = View(-3.0, 3.0, overlays=("relu",)), {"negative_slope": 0.0137}
    head, *body = csv.reader(plotted_csv(acts.leaky_relu, values, view).splitlines())
    columns = [f"{slug}{part}" for slug in ("leaky_relu", "relu") for part in ("", "_derivative", "_second_derivative")]
    assert head == ["z", *columns]
    table = np.array(body, dtype=float)
    assert 0.0 in table[:, 0]
    np.testing.assert_array_equal(table[:, 1], acts.leaky_relu(table[:, 0], **values))
    np.testing.assert_array_equal(table[:, 5], acts.relu.derivative(table[:, 0]))


@pytest.mark.parametrize("slug", ["tanh", "sigmoid", "softsign", "gelu", "elu"])
def test_a_value_that_has_more_digits_than_are_read_off_never_travels_as_if_it_had_no_more(slug):
    activation = acts.CATALOGUE[slug]
    values = {p.name: p.default for p in activation.parameters}
    frame = shown_at(picture(activation, View(-12.0, 12.0)), *values.values())
    z = np.round(frame["z"].astype(np.float64), 6)  # 32 bits have moved it
    exact = activation(z, **values)
    four = np.array([float(f"{f:.4g}") for f in frame["f"]])
    said_equal = np.abs(four - frame["f"]) <= EQUAL * np.abs(frame["f"])
    assert np.all(np.isclose(exact, four, rtol=1e-14, atol=0)[said_equal])
    assert said_equal[z == 0].all()
    np.testing.assert_allclose(frame["f"], exact, rtol=1e-6, atol=1e-30)
