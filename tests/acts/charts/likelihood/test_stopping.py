import numpy as np
import pytest

from acts.charts.likelihood.stopping import LONGEST, SEEN, P, stopping_picture, stopping_settings
from acts.likelihood import p_value
from tests.acts.charts.reading import rows


def bars(start=0.5):
    picture = stopping_picture((start,), [f"at {p:g}" for (p,) in stopping_settings((start,))])
    return rows(picture, "bars"), picture


def of(drawn, rule, p):
    keep = (drawn["rule"] == rule) & (drawn["p"] == p)
    return {name: column[keep] for name, column in drawn.items()}


@pytest.mark.parametrize(("rule", "stop"), [("fixed", "tosses"), ("waited", "tails")])
def test_the_lit_bars_add_up_to_the_p_value(rule, stop):
    drawn, _ = bars()
    here = of(drawn, rule, 0.5)
    assert here["mass"].sum() == pytest.approx(1, abs=1e-8)
    lit = here["side"] >= 0
    assert here["mass"][lit].sum() == pytest.approx(p_value(SEEN, stop=stop, side="heads"), abs=1e-8)


def test_what_was_seen_is_marked_once_under_each_rule_and_its_bars_have_one_ratio_at_every_p():
    drawn, _ = bars()
    for p in np.unique(drawn["p"]):
        fixed, waited = (of(drawn, rule, p) for rule in ("fixed", "waited"))
        assert fixed["count"][fixed["side"] == 0].tolist() == [SEEN.heads]
        assert waited["count"][waited["side"] == 0].tolist() == [SEEN.tosses]
        ratio = fixed["mass"][fixed["side"] == 0] / waited["mass"][waited["side"] == 0]
        assert ratio == pytest.approx(SEEN.tosses / SEEN.tails)


@pytest.mark.parametrize("start", [0.05, 0.512, 0.95])
def test_every_stop_and_the_exact_start_are_there_and_fit_the_axes(start):
    drawn, picture = bars(start)
    assert {P.typical.low, P.typical.high, start} <= set(drawn["p"])
    assert picture.alt == f"at {start:g}"
    ends = {param["name"]: param["value"] for param in picture.spec["params"]}
    assert drawn["mass"].max() < ends["by_heads"][1] == ends["by_wait"][1]
    assert drawn["right"][drawn["rule"] == "waited"].max() == pytest.approx(LONGEST + 0.4)
