import numpy as np
import pytest

from acts.charts.likelihood.belief import belief_csv, belief_picture, belief_settings, regions
from acts.experiments.likelihood.belief import arrivals
from acts.experiments.likelihood.tossing import read
from acts.likelihood import beta
from tests.acts.charts.reading import rows

TEXTS = ("1", "1010001000", "0of10", "5067of10000", "0of1000000000", "500000000of1000000000")
NAMES = ("prior", "likelihood", "posterior", "middle", "densest")
PRIORS = ((1.0, 1.0), (0.5, 0.5), (50.0, 50.0), (0.01, 0.01), (1e6, 1e6))


def picture(text, prior=(1.0, 1.0), level=0.95):
    seen = arrivals(read(text), 0)
    start = (float(len(seen) - 1),)
    sentences = [str(each) for each in belief_settings(len(seen) - 1, start)]
    return belief_picture(seen, prior, level, NAMES, start, sentences), seen


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("prior", PRIORS, ids=str)
def test_every_stage_has_a_curve_of_numbers_and_its_intervals_on_the_axis(text, prior):
    found, seen = picture(text, prior)
    curves, bars = rows(found, "curves"), rows(found, "bars")
    (low, high) = next(p["value"] for p in found.spec["params"] if p["name"] == "across")
    for name in ("posterior", "likelihood"):
        assert np.all((curves[name] >= 0) & (curves[name] <= 1.13))
    assert set(curves["arrived"]) == set(bars["arrived"]) == set(range(len(seen)))
    assert low <= bars["low"].min() <= bars["high"].max() <= high
    last = curves["posterior"][curves["arrived"] == len(seen) - 1]
    assert last.max() >= 0.99
    assert np.sum(last > 0.02) > 10
    assert sum(map(len, found.data.values())) < 400_000


def test_a_uniform_prior_gives_the_likelihood():
    curves = rows(picture("1010001000")[0], "curves")
    np.testing.assert_allclose(curves["posterior"], curves["likelihood"], atol=2e-3)


def test_the_bars_are_the_two_intervals():
    found, seen = picture("1010001000", (2.0, 3.0))
    bars = rows(found, "bars")
    low, high, dense_low, dense_high, _ = regions(seen, (2.0, 3.0), 0.95)
    last = bars["arrived"] == 10
    for kind, ends in (("equal", (low[-1], high[-1])), ("highest", (dense_low[-1], dense_high[-1]))):
        chosen = last & (bars["kind"] == kind)
        assert (bars["low"][chosen].item(), bars["high"][chosen].item()) == ends
    assert beta.cdf(low[-1], 5, 10) == pytest.approx(0.025)


def test_a_prior_that_grows_at_both_ends_has_two_densest_pieces_before_the_tosses():
    bars = rows(picture("1010001000", (0.5, 0.5))[0], "bars")
    first = (bars["arrived"] == 0) & (bars["kind"] == "highest")
    assert sorted(zip(bars["low"][first], bars["high"][first], strict=True))[0][0] == 0
    assert bars["high"][first].max() == 1
    assert first.sum() == 2


def test_the_legend_names_all_lines_each_with_looks_of_its_own():
    scales = {}
    for layer in picture("1010001000")[0].spec["layer"]:
        for channel in ("color", "strokeDash", "strokeWidth"):
            if layer["encoding"].get(channel, {}).get("legend"):
                scales[channel] = layer["encoding"][channel]["scale"]
    assert all(scale["domain"] == list(NAMES) for scale in scales.values())
    looks = list(zip(*(map(str, scales[channel]["range"]) for channel in scales), strict=True))
    assert len(scales) == 3
    assert len(set(looks)) == len(NAMES)
    without_colour = {(dash, width) for _, dash, width in looks}
    assert len(without_colour) == len(NAMES)


def test_the_posteriors_can_be_taken_away():
    seen = arrivals(read("10"), 0)
    header, first, *others = belief_csv(seen, (1.0, 1.0), 0.9).splitlines()
    assert header.startswith("tosses,heads,a,b,mean,")
    assert first.split(",")[:5] == ["0", "0", "1.0", "1.0", "0.5"]
    assert len(others) == 2
