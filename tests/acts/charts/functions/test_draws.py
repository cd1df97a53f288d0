import numpy as np

from acts.charts.functions.draws import DRAWN, SOFTENING, draws_picture
from acts.experiments.functions.softmax import shared, soft_draw, winners
from tests.acts.charts.reading import rows

NAMES, KINDS = ("cat", "dog", "tiger"), ("share", "first", "soft")


def test_the_bars_are_shares_counts_and_the_soft_draw_at_every_temperature():
    every = SOFTENING.settings((0.37,))
    shown = draws_picture(NAMES, KINDS, 5, (0.37,), [f"at {t}" for (t,) in every])
    assert shown.alt == "at 0.37"
    still, soft = rows(shown, "still"), rows(shown, "soft")
    np.testing.assert_allclose(still["share"], [*shared(DRAWN).shares, *winners(DRAWN, 5)])
    assert still["kind"].tolist() == ["share"] * 3 + ["first"] * 3
    for (heat,) in every[:: len(every) // 5]:
        here = soft["temperature"] == heat
        assert soft["name"][here].tolist() == list(NAMES)
        np.testing.assert_allclose(soft["share"][here], soft_draw(DRAWN, heat, 5))
