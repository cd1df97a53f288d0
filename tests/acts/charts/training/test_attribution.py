import numpy as np
import pytest

from acts.charts.training.attribution import (
    LIVING,
    PICK,
    attribution_csv,
    causes_picture,
    seeds_picture,
    story_picture,
    who,
)
from acts.experiments.training.attribution import CAUSES, attribution
from acts.experiments.training.setup import Setup
from tests.acts.charts.reading import rows, starts

NAMES = {cause: f"the {cause}" for cause in CAUSES}
ROWS = {**NAMES, LIVING: "still fires"}
PLAIN, BORN = attribution(Setup(), 8.0, 0), attribution(Setup(offset=-3.0), 0.5, 0)
DEEP = attribution(Setup(depth=3, width=8), 5.0, 0)


@pytest.mark.parametrize("found", [PLAIN, BORN, DEEP], ids=["plain", "born", "deep"])
def test_every_unit_is_a_mark_in_the_row_of_its_cause(found):
    picture = causes_picture(found, ROWS, "what is seen")
    units = rows(picture, "units")
    assert len(units["x"]) == len(found.start)
    assert sorted(units["x"]) == sorted(found.start)
    row = np.floor(units["y"] + 0.5).astype(int)
    for number, name in enumerate(ROWS):
        expected = len(found.start) - len(found.deaths) if name == LIVING else len(found.of(name))
        assert (row == number).sum() == expected
    assert units["kind"].tolist().count("ended") == len(found.deaths)
    assert {name for name in units["who"] if name} == {who(death) for death in found.deaths}
    assert len(set(zip(units["x"], units["y"], strict=True))) == len(units["x"])  # none hides another
    assert rows(picture, "heads")["words"].tolist() == list(ROWS.values())
    pick = next(param for param in picture.spec["params"] if param["name"] == PICK)
    assert pick["select"]["fields"] == ["who"]
    assert picture.alt == "what is seen"


def test_every_seed_is_a_mark_in_each_row_with_the_mean_beside_them():
    found = [attribution(Setup(steps=100), 8.0, seed) for seed in (3, 4, 5)]
    picture = seeds_picture(found, NAMES, 4, "what is seen")
    seeds, heads = rows(picture, "seeds"), rows(picture, "heads")
    assert len(seeds["x"]) == 3 * len(CAUSES)
    assert seeds["kind"].tolist().count("own") == len(CAUSES)
    shares = seeds["x"].reshape(len(CAUSES), 3)
    np.testing.assert_allclose(heads["mean"], shares.mean(axis=1))
    assert shares.sum() == pytest.approx(sum(len(each.deaths) for each in found) / 16)


@pytest.mark.parametrize(
    ("death", "stages"),
    [
        (PLAIN.deaths[0], 3),
        (BORN.deaths[0], 2),
        (next(death for death in DEEP.deaths if death.layer > 1 and death.step), 4),
    ],
    ids=["first layer", "born", "second layer"],
)
def test_a_story_shows_every_sample_at_every_stage_with_the_last_one_apart(death, stages):
    names = tuple(f"stage {number}" for number in range(stages))
    picture = story_picture(death, names, ("silent", "last to fire"), "what is seen")
    others, last = rows(picture, "others"), rows(picture, "last")
    samples = death.stages.shape[1]
    assert len(others["z"]) == stages * (samples - 1)
    assert last["stage"].tolist() == list(range(stages))
    assert (last["z"][0], last["z"][-1]) == (death.before, death.after)
    assert rows(picture, "stages")["words"].tolist() == list(names)
    low, high = starts(picture)["across"]
    assert low < min(0, others["z"].min())
    assert high > max(0, last["z"].max())


def test_the_table_has_a_row_for_each_silent_unit_and_no_parts_for_one_born_dead():
    lines = attribution_csv(PLAIN).splitlines()
    assert lines[0].startswith("layer,unit,step,cause,")
    assert len(lines) == 1 + len(PLAIN.deaths)
    for line, death in zip(lines[1:], PLAIN.deaths, strict=True):
        *_, sample, before, weights, inputs, bias, after = line.split(",")
        assert int(sample) == death.sample + 1
        assert float(before) - float(after) == pytest.approx(float(weights) + float(inputs) + float(bias))
    assert ",,,," in attribution_csv(BORN).splitlines()[1]
