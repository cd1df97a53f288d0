"""Born dead, without a browser: the question, the tiles, the map, the table, presets, and hostile links."""

import re

import pytest

from acts.charts.training.born_dead import ACROSS, DOWN
from acts.experiments.training.born_dead import CASES, DRAWS, FIRST, QUOTED, WIDTHS, Column, column, counting, drawn
from pages import contents
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.born_dead import heat, networks
from tests.pages.reading import alternatives, text


def told(width=3, layers=9, scheme="he_normal", offset=0.0, seed=0, draws=FIRST):
    return heat.sentence([column(scheme, each, offset, seed, draws) for each in WIDTHS], width, layers)


def tiled(width=3, layers=9, scheme="he_normal"):
    gone = int(drawn(scheme, width, 0.0, 0, ACROSS * DOWN).constant[layers - 1].sum())
    return networks.sentence(gone, networks.shape(layers, width))


@pytest.fixture(autouse=True)
def nothing_is_counted():
    """Let no map be known from another test."""
    counting.cache_clear()


def flat(app):
    return text(app).replace("\n", " ")


@pytest.mark.parametrize("scene", ["networks", "map"])
def test_every_scene_shows_one_picture_and_the_first_one_asks_beside_it(scene, opened):
    app = opened("born_dead", scene=scene)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert ("Test yourself" in text(app)) == (scene == "networks")
    if scene == "networks":
        app.button(key="born_dead/guess/most").click().run()
        assert "Right" in text(app)


def test_a_question_that_comes_first_is_shown_with_nothing_that_gives_it_away(opened):
    asked = opened("born_dead", guess="ask")
    assert not asked.exception
    assert "Before you look" in text(asked)
    assert not asked.get("vega_lite_chart")
    share = percent(column("he_normal", 3).share(9))
    assert share not in text(asked)
    asked.button(key="born_dead/guess/most").click().run()
    assert "Right" in text(asked)
    assert share in text(asked)
    assert len(asked.get("vega_lite_chart")) == 1


def test_a_wrong_guess_is_told_the_count(opened):
    assert "You said: hardly any. The answer: more than half" in text(opened("born_dead", guess="few"))


def test_both_pictures_say_what_they_show(opened):
    given = {"born_width": "4", "born_layers": "12"}
    (tiles,) = alternatives(opened("born_dead", **given))
    assert tiles == tiled(4, 12)
    assert "with 12 hidden layers of 4 units" in tiles
    app = opened("born_dead", scene="map", **given)
    assert alternatives(app) == [told(4, 12)]
    assert told(4, 12) in text(app)
    assert app.get("download_button")


def test_the_map_opens_with_few_draws_and_counts_all_on_a_press(opened):
    app = opened("born_dead", scene="map")
    assert f"of {FIRST} networks" in alternatives(app)[0]
    (button,) = (each for each in app.button if each.key == "born_dead/map/go")
    assert button.label.startswith(f"Draw {DRAWS} each (about ")
    button.click().run()
    assert not app.exception
    assert alternatives(app) == [told(draws=DRAWS)]
    assert alternatives(opened("born_dead", scene="map")) == [told(draws=DRAWS)]  # for every visitor


def test_what_a_box_changes_is_counted_on_a_press_only(opened):
    app = opened("born_dead", scene="map", init="rai")
    assert told(scheme="rai") in text(app)
    app.number_input(key="born_seed").set_value(3.0).run()
    assert not app.exception
    assert "No network of 3 units a layer is drawn yet." in alternatives(app)
    next(each for each in app.button if each.key == "born_dead/map/go").click().run()
    assert told(scheme="rai", seed=3, draws=DRAWS) in text(app)
    biased = opened("born_dead", scene="map", born_bias="0.1")
    next(each for each in biased.button if each.key == "born_dead/map/go").click().run()
    assert told(offset=0.1, draws=DRAWS) in text(biased)


def test_the_table_has_ours_the_bound_and_what_is_quoted(opened):
    said = text(opened("born_dead", scene="map", born_quoted="true"))
    for width, quoted in QUOTED:
        row = next(line for line in said.splitlines() if line.startswith(f"| {width} |"))
        assert quoted in row
        assert networks.part(column("he_normal", width), 9) in row
        assert networks.part(column("rai", width), 9) in row


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_preset_has_its_count_a_link_and_a_chip_that_show_it(case, opened):
    app = opened("born_dead", preset=case.slug)
    assert not app.exception
    assert not app.warning
    assert alternatives(app) == [tiled(case.width, case.layers, case.scheme)]
    counted = column(case.scheme, case.width)
    assert networks.part(counted, case.layers) in flat(app)
    assert networks.span(counted, case.layers) in flat(app)
    (chips,) = (group for group in app.get("button_group") if group.key == "born_dead/presets")
    assert chips.value == case.slug
    other = next(slug for slug in CASES if slug != case.slug)
    chips.set_value(other).run()
    assert alternatives(app) == [tiled(CASES[other].width, CASES[other].layers, CASES[other].scheme)]


def test_a_count_of_one_does_not_pass_for_a_sure_one():
    assert column("he_normal", 10).constant[8] == 1
    assert networks.part(column("he_normal", 10), 9) == "1 of 4000"
    low, high = (float(end.removesuffix("%")) for end in networks.span(column("he_normal", 10), 9).split(" to "))
    assert low < 0.121 < high  # the share of 200,000 draws: four times the one of these 4000


def test_rare_is_what_the_whole_interval_says():
    def counted(width, constant, draws=1000):
        return Column("he_normal", width, 0.0, 0, draws, (constant,) * 20)

    said = heat.sentence([counted(1, 900), counted(2, 8), counted(3, 2), counted(4, 0)], 1, 9)
    assert "the whole interval is below 1% at each width from 3 to 4" in said  # 8 of 1000 may be 1.6%
    assert "below 1% at width 3, the largest" in heat.sentence([counted(2, 8), counted(3, 2)], 2, 9)
    assert "no width of the map is shown to bring it below 1%" in heat.sentence([counted(1, 900), counted(2, 8)], 1, 9)


@pytest.mark.parametrize("scene", ["networks", "map"])
@pytest.mark.parametrize(
    ("query", "said"), [({"born_width": "1"}, r"of 1 unit\b"), ({"born_layers": "1"}, "1 hidden layer of")]
)
def test_one_of_something_is_said_so(query, said, scene, opened):
    assert all(re.search(said, words) for words in alternatives(opened("born_dead", scene=scene, **query)))


def test_a_preset_waits_behind_a_question_that_comes_first(opened):
    app = opened("born_dead", preset="born_dead", guess="ask")
    assert not app.get("vega_lite_chart")
    app.button(key="born_dead/guess/few").click().run()
    assert tiled(2, 9) in alternatives(app)


@pytest.mark.parametrize("scene", ["networks", "map"])
@pytest.mark.parametrize(
    "extreme",
    [
        {"born_bias": "100"},
        {"born_bias": "-100"},
        {"born_width": "1", "born_layers": "20"},
        {"born_width": "12", "born_layers": "1"},
        {"init": "normal", "born_bias": "-100", "born_layers": "20"},
        {"init": "rai", "born_seed": "1000000"},
    ],
    ids=str,
)
def test_no_extreme_leaves_a_hole(extreme, scene, opened):
    app = opened("born_dead", scene=scene, **extreme)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert "nan" not in " ".join(alternatives(app))


@pytest.mark.parametrize(
    "query",
    [
        {"born_width": "0"},
        {"born_width": "1e999"},
        {"born_layers": "2.5"},
        {"born_layers": "21"},
        {"born_bias": "nan"},
        {"born_bias": "-101"},
        {"born_seed": "x" * 10_000},
        {"init": "zeros"},
        {"init": "<script>alert(1)</script>"},
        {"preset": "\x00"},
        {"preset": ["wide", "born_dead"]},
    ],
    ids=lambda query: f"{next(iter(query))}-{str(next(iter(query.values())))[:9]}",
)
def test_nonsense_in_a_link_gives_the_default_and_a_sentence(query, opened):
    app = opened("born_dead", **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert "<script>" not in app.warning[0].value
    assert len(app.warning[0].value) < 400
    assert tiled(layers=9) in text(app)


def test_every_section_is_shown_and_every_gap_filled(opened, sections_shown):
    apps = [opened("born_dead", guess="tenth", born_why="true"), opened("born_dead", scene="map", born_quoted="true")]
    apps.append(opened("born_dead"))
    assert set(Words(contents.page("born_dead").file).sections) == sections_shown
    assert not any("[[" in text(app) for app in apps)
