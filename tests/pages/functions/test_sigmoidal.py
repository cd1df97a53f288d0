"""What the experiments of the page say, in the numbers of the core."""

from tests.pages.reading import alternatives, text


def test_humps_next_to_the_ends_are_not_called_the_ends(opened):
    app = opened("sigmoidal", guess="skip", sigmoidal_spread="3")
    said = next(each for each in alternatives(app) if each.startswith("At s = 3"))
    assert "two humps, at 0.000124 and 0.9999." in said
    assert said in text(app)
