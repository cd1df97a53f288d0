import json

import numpy as np
import pytest

from acts.charts.training.remedies import SAFE_AND_LEARNS, SAFE_ONLY, remedies_picture
from acts.experiments.training.remedies import BASES, ranking, remedies
from acts.experiments.training.sweep import sweeps
from tests.acts.charts.reading import rows


def ranked(rates, seeds=(0, 1)):
    base = BASES["moons"]
    work = sweeps(tuple(remedy.on(base.setup) for remedy in remedies(base)), rates, seeds)
    work.complete()
    return ranking(base, work.results)


@pytest.mark.parametrize("rates", [(0.1, 1.0, 10.0, 100.0), (1e4, 1e5), (0.01, 0.02)], ids=str)
def test_every_remedy_is_a_row_and_every_number_finite(rates):
    result = ranked(rates)
    names = tuple(effect.remedy.name for effect in result.effects)
    picture = remedies_picture(result, rates, names, "what is seen")
    best = rows(picture, "best")
    assert best["name"].tolist() == list(names)
    assert best["score"].tolist() == [f"{100 * effect.score:.1f}%" for effect in result.effects]
    bars = rows(picture, "bars")
    low, high = np.array(bars["from"], float), np.array(bars["to"], float)
    assert (low < high).all()
    thin = sum(what == SAFE_ONLY for what in bars["what"])
    assert thin == sum(effect.safe is not None for effect in result.effects)
    thick = sum(what == SAFE_AND_LEARNS for what in bars["what"])
    assert thick == sum(effect.learns is not None for effect in result.effects)
    assert len(rows(picture, "none")["name"]) == len(names) - thin
    assert len(rows(picture, "plain")["to"]) == (result.plain.safe is not None)
    assert json.dumps(picture.spec, allow_nan=False)


def test_the_thick_bar_ends_with_the_safe_stretch_or_before():
    result = ranked((0.1, 1.0, 10.0, 100.0))
    bars = rows(
        remedies_picture(result, (0.1, 1.0, 10.0, 100.0), tuple(e.remedy.name for e in result.effects), ""), "bars"
    )
    ends = dict(zip(zip(bars["name"], bars["what"], strict=True), bars["to"], strict=True))
    for effect in result.effects:
        if effect.learns:
            name = effect.remedy.name
            assert ends[name, SAFE_AND_LEARNS] <= ends[name, SAFE_ONLY]


def test_before_anything_is_trained_there_are_rows_axes_and_a_note():
    base = BASES["raw"]
    names = tuple(remedy.name for remedy in remedies(base))
    picture = remedies_picture(None, base.rates, names, "not trained yet")
    assert not len(rows(picture, "bars")["name"])
    assert rows(picture, "note")["words"].tolist() == ["not trained yet"]
    scales = [layer["encoding"].get("y", {}).get("scale", {}).get("domain") for layer in picture.spec["layer"]]
    assert list(names) in scales
