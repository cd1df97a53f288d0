"""Five samples: a label that is flipped, a logit that is moved, and which pushes are left."""

from pages.likelihood.losses import samples
from tests.pages.reading import text

PAGE = {"slug": "losses", "scene": "samples"}


def test_a_flipped_label_is_in_the_link_and_takes_the_push_of_squared_error_alone(opened):
    app = opened(**PAGE, gradients="true")
    assert "Every sample is on the right side" in text(app)
    app.button(key="losses/label/3").click().run()
    assert not app.exception
    assert app.query_params["labels"] in ("01100", ["01100"])
    assert (
        "sample 4 gets a push of 1 from cross-entropy and of 3.72e-44 from squared error, far too little to learn"
        in text(app)
    )
    assert "| 4:  z = 100,  y = 0 | 1 (rounded) | 1 | 3.72e-44 |" in text(app)
    app.button(key="losses/label/reset").click().run()
    assert "labels" not in app.query_params


def test_a_sample_is_moved_by_its_box_and_chosen_for_the_slider_by_its_number(opened):
    app = opened(**PAGE, sample="1", sample_1="7.25", sample_5="-1e308", gradients="true")
    said = text(app)
    assert "sample 1 gets a push of 0.999 from cross-entropy" in said
    assert "5:  z = -1e308,  y = 0" in said
    assert "nan" not in said


def test_a_box_keeps_its_value_while_another_sample_is_chosen(opened):
    app = opened(**PAGE)
    app.number_input(key="sample_3").set_value(4.5).run()
    app.pills(key="losses/sample/widget").set_value("1").run()
    assert not app.exception
    assert app.number_input(key="sample_3").value == 4.5
    assert app.query_params["sample_3"] in ("4.5", ["4.5"])


def test_no_nan_is_ever_said():
    for z in (-1e308, -745.2, -36.8, 0.0, 36.8, 745.2, 1e308):
        for label in (0, 1):
            assert "nan" not in samples.said(samples.taught((z,), (label,)))
