"""What the experiments of the page say, in the numbers of the core."""

import pytest

from tests.pages.reading import text


@pytest.mark.parametrize(("zoom", "times"), [("0", "1"), ("3", "1000"), ("4", "1e4")])
def test_a_corner_is_bent_the_same_at_every_magnification(zoom, times, opened):
    said = text(opened("rectified", guess="skip", rectified_zoom=zoom))
    assert f"At a magnification of {times}, ReLU is bent by 1 between -1 and 1, tanh by " in said
