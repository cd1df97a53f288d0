"""The Gaussian's negative log-likelihood, told at any spread."""

from pages.likelihood.losses import noise
from tests.pages.reading import text


def test_the_gaussian_is_told_at_any_spread(opened):
    app = opened("losses", scene="noise", sigma="0.001")
    assert not app.exception
    assert noise.said(0.001, 0.001) in text(app)
    assert "1e6 times" in noise.said(0.001, 0.001)
