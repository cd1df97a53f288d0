"""Both losses at a logit: what the sentence says, also far out, and where squared error bends."""

import pytest

from pages.likelihood.losses import logit
from tests.pages.reading import alternatives, text

PAGE = "losses"


@pytest.mark.parametrize(
    ("z", "label"), [("3", "0"), ("-2.5", "1"), ("1e6", "0"), ("-1000000", "0"), ("0.123456", "1")]
)
def test_a_logit_and_a_label_from_a_link_are_told_exactly(z, label, opened):
    app = opened(PAGE, z=z, label=label)
    assert logit.said(int(label), float(z)) in text(app)
    assert logit.said(int(label), float(z)) in alternatives(app)


def test_far_out_the_words_say_what_float64_has_left():
    assert "which is exactly 0 in float64" in logit.said(0, 1000.0)
    assert "nothing is left to learn" in logit.said(0, -1e6)
    assert "nan" not in logit.said(1, 1e6)


@pytest.mark.parametrize(("label", "side"), [(0, 1), (1, -1)])
def test_no_slope_is_said_to_be_infinitely_smaller(label, side):
    assert "∞" not in logit.said(label, 745.0 * side)
    assert logit.said(label, 745.0 * side).endswith("e-324.")
    assert logit.said(label, 700.0 * side).endswith("e304 times less.")


def test_where_squared_error_bends_is_told_for_both_labels(opened):
    assert "from z = 0.6931 on (with the label 1 from -0.6931 down)" in text(opened(PAGE, label="1"))
