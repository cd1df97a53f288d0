"""How often the intervals hold p: the sentence and the table hold what is enumerated, and many tosses wait."""

import pytest

from acts.charts.likelihood.coverage import share_written
from acts.likelihood import METHODS, binomial
from acts.likelihood.coverage import coverage
from pages.likelihood.how_sure import coverage as cover
from tests.pages.reading import alternatives, text

PAGE = {"slug": "how_sure", "scene": "coverage"}


def test_its_question_is_about_the_worst_p_and_its_answer_is_in_the_link(opened):
    app = opened(**PAGE)
    assert text(app).count("Test yourself") == 1
    app.button(key="how_sure/covers/wald").click().run()
    assert not app.exception
    assert "The answer: Clopper–Pearson (exact)" in text(app)
    assert app.query_params["covers"] in ("wald", ["wald"])


def test_the_coverage_sentence_and_table_hold_what_is_enumerated(opened):
    words = text(opened(**PAGE, cover_tosses="30", cover_p="0.2", shares="true"))
    k = range(31)
    low, high = METHODS["wald"].ends(list(k), 30)
    by_hand = sum(binomial.pmf(i, 30, 0.2) for i in k if low[i] <= 0.2 <= high[i])
    assert f"Wald {share_written(by_hand, 0.95)}" in words
    for slug, method in METHODS.items():
        found = coverage(slug, 30)
        assert f"| {method.name} | {share_written(found.mean, 0.95)} | {share_written(found.least[0], 0.95)} |" in words


def test_at_a_level_of_nearly_all_the_table_tells_who_keeps_it(opened):
    app = opened(**PAGE, level="0.999999", cover_tosses="20", shares="true")
    table = next(element.value for element in app.markdown if "at its worst" in element.value)
    worst = {row.split(" | ")[0].strip("| "): row.split(" | ")[2] for row in table.splitlines()[2:]}
    for slug, method in METHODS.items():
        said = float(worst[method.name].strip("> %"))
        assert (said >= 99.9999) == (coverage(slug, 20, 0.999999).least[0] >= 0.999999)


@pytest.mark.parametrize("level", [0.95, 0.999])
def test_the_nearest_on_average_is_counted(level, opened):
    every = {slug: coverage(slug, cover.FEW, level).mean for slug in METHODS}
    nearest = METHODS[min(every, key=lambda slug: abs(every[slug] - level))].name
    assert f", by {nearest}." in text(opened(**PAGE, level=str(level))).replace("\n", " ")


def test_many_tosses_wait_for_a_press_that_says_how_long_they_take(opened):
    tosses = cover.SLOW + 1
    app = opened(**PAGE, cover_tosses=str(tosses))
    assert not alternatives(app)
    assert "takes about" in text(app)
    app.button(key="sure/covering/go").click().run()
    assert not app.exception
    assert f"A coin with p = 0.1, {tosses} tosses" in text(app)
    assert len(alternatives(app)) == 1
    again = opened(**PAGE, cover_tosses=str(tosses))
    assert len(alternatives(again)) == 1  # another visitor finds it done
