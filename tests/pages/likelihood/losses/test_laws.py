"""Which loss for which output: each law with its sentence, all of them in a table, and ReLU as an output."""

import pytest

from acts.experiments.likelihood.outputs import laws
from pages.likelihood.losses import laws as page
from tests.pages.reading import alternatives, text

PAGE = {"slug": "losses", "scene": "outputs"}


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.slug)
@pytest.mark.parametrize("z", ["-3", "0.25", "20"])
def test_the_slope_of_the_loss_is_said_to_be_output_minus_target(law, z, opened):
    app = opened(**PAGE, law=law.slug, law_z=z)
    assert not app.exception
    assert alternatives(app) == [page.said(law, float(z))]
    assert "nan" not in text(app)
    if abs(float(z)) <= 3:
        said = page.said(law, float(z)).removesuffix(".")
        residual, slope = (
            part.split(",")[0] for part in (said.split("target is ")[1], said.split("differences, is ")[1])
        )
        assert residual == slope


def test_every_law_is_in_the_table(opened):
    said = text(opened(**PAGE, laws="true"))
    for law in ("Bernoulli", "categorical", "Poisson", "Gaussian"):
        assert f"| {law} | " in said


def test_relu_is_an_output_that_learns_and_that_can_die(opened):
    said = text(opened(**PAGE, relu="true"))
    assert "The rule **fails** for targets that are never negative" in said
    assert page.descent(page.Unit(), page.GOOD_RATE).ending == "arrived"
    assert page.descent(page.Unit(), page.BAD_RATE).ending != "arrived"
