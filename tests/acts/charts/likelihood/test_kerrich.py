import numpy as np

from acts.charts.likelihood.kerrich import CHECKPOINT, kerrich_picture, kerrich_settings
from acts.likelihood import interval
from acts.likelihood.coins import KERRICH
from tests.acts.charts.reading import rows


def test_a_replay_goes_through_all_checkpoints_and_its_likelihood_narrows():
    assert len(KERRICH.running) == CHECKPOINT.typical.high
    start = (4.0,)
    sentences = [f"at {k:g}" for (k,) in kerrich_settings(start)]
    picture = kerrich_picture(KERRICH.running, start, sentences)
    path, inside = rows(picture, "path"), rows(picture, "inside")
    widths = []
    for checkpoint, seen in enumerate(KERRICH.running, 1):
        here = path["checkpoint"] == checkpoint
        assert here.sum() == checkpoint
        last = here & (path["last"] == 1)
        assert (path["n"][last].item(), path["share"][last].item()) == (seen.tosses, seen.estimate)
        p = inside["p"][inside["checkpoint"] == checkpoint]
        np.testing.assert_allclose((p.min(), p.max()), (interval(seen).low, interval(seen).high))
        widths.append(p.max() - p.min())
    assert widths[-1] < widths[0] / 20
    assert picture.alt == "at 4"


def test_the_funnel_is_as_wide_as_chance():
    picture = kerrich_picture(KERRICH.running, (1.0,), [""] * 28)
    funnel = rows(picture, "funnel")
    np.testing.assert_allclose(funnel["high"] - 0.5, 0.98 / np.sqrt(funnel["n"]))
    np.testing.assert_allclose(funnel["low"] + funnel["high"], 1)
