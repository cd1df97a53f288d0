"""Cat, dog, tiger: where squared error stalls on a softmax, and where it does not."""

from pages.likelihood.losses import classes
from tests.pages.reading import text

PAGE = {"slug": "losses", "scene": "classes"}


def test_three_classes_are_told_and_stall_when_a_wrong_one_has_everything(opened):
    assert "it stalls, sure and wrong" in text(opened(**PAGE, class_dog="30"))
    assert "it stalls" not in text(opened(**PAGE, class_dog="30", true="dog"))
    assert "it stalls" not in text(opened(**PAGE, class_dog="2"))
    extreme = opened(**PAGE, class_cat="-1e308", class_dog="1e308", class_table="true", **{"class": "tiger"})
    assert not extreme.exception
    assert "nan" not in text(extreme)


def test_the_verdict_in_the_words_is_that_of_the_numbers(opened):
    far = classes.of_classes((0.0, classes.FAR, 0.0), 0)
    assert max(map(abs, far.squared_error)) < classes.SILENT < max(map(abs, far.cross_entropy))
    assert "It **does** where a wrong class has nearly all the probability" in text(opened(**PAGE))


def test_no_nan_is_ever_said():
    for z in (-1e308, -745.2, -36.8, 0.0, 36.8, 745.2, 1e308):
        for k in (0, 1):
            assert "nan" not in classes.said(["a", "b"], classes.of_classes((z, 0.0), k))
