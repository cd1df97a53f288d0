"""The three intervals on the log-likelihood: what the cut is, and what is left where no parabola fits."""

from acts.likelihood import Tosses
from acts.likelihood.intervals import WALD, fall
from pages.likelihood.how_sure import geometry
from pages.likelihood.how_sure.written import ends
from tests.pages.reading import text

PAGE = {"slug": "how_sure", "scene": "geometry"}


def test_the_cut_is_computed(opened):
    assert f"{fall(0.9):.3g} nats" in text(opened(**PAGE, level="0.9"))


def test_with_all_tosses_alike_there_is_no_parabola_for_wald(opened):
    assert "Wald's interval has width 0" in text(opened(**PAGE, flips="0of10"))


def test_a_level_off_the_slider_has_its_own_intervals():
    said = geometry.said(Tosses(3, 10), (0.95,), 0.876)
    assert f"Wald's parabola in {ends(WALD.interval(3, 10, 0.876))}" in said
    assert said == geometry.said(Tosses(3, 10), (0.876,), 0.876)
