"""Pictures that follow sliders inside the browser: each setting is computed here, sent once, and picked there.

A chart marks its moving layers with `Live.now`, lays all layers over each other with `Live.over`, and hands the spec,
the data and a sentence for each setting to `Live.picture`. So the selection, its sliders, where they start and the
unseen mark that says what is seen stand here, once. What moves by variables of its own, as the chart of a function
does, takes `slider`, `said` and `speaker` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Parameter
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, variables
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.charts.kit.stops import MOST, Setting, bounds, place_of, stops
from acts.language import _

NAME = "live"
"""The selection: the host reports it by this name when the hand rests."""

_SAID, _SPEAKER = "said", "speaker"


@dataclass(frozen=True, slots=True)
class Live:
    """One slider, or several, and all settings that they can reach.

    Parameters
    ----------
    parameters : tuple of Parameter
        What the sliders move; the data sets have a column under the name of each.
    most : int
        The largest number of stops of each slider.
    labels : tuple of str
        What the sliders are called (message ids), in the order of the parameters; without them the parameters' names.
    """

    parameters: tuple[Parameter, ...]
    most: int = MOST
    labels: tuple[str, ...] = ()

    def settings(self, start: Setting = ()) -> list[Setting]:
        """Return every setting that the picture can show: the stops and the exact start."""
        return stops(self.parameters, start, self.most)

    def now(self, data: str, slider: str = "") -> alt.Chart:
        """Return the rows of a data set that belong to the setting of the sliders, or of one slider, by its name."""
        here: Any = f"{NAME}.{slider} ? datum.{slider} == {NAME}.{slider}[0] : true" if slider else {"param": NAME}
        rows: alt.Chart = named(data).transform_filter(here)
        return rows

    def over(self, *layers: Any, height: int | None = None, resolve: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return the spec of layers drawn one over the other, with the sliders and the unseen mark that speaks.

        `resolve` names the channels whose scales are not shared, such as `{"y": "independent"}`. Sliders and axes are
        given their values by `picture`, so that one spec serves every start and all ends of axes. Without a height the
        picture fills the place that it is given.
        """
        spec = layered(*layers, self._speaker(), **({} if height is None else {"height": height}))
        if resolve:
            spec["resolve"] = {"scale": dict(resolve)}
        return {**finished(spec), "params": [self._selection()]}

    def picture(
        self,
        spec: Mapping[str, Any],
        data: Mapping[str, bytes],
        start: Setting,
        sentences: Sequence[str],
        *,
        marks: Mapping[str, Sequence[float]] | None = None,
        **ends: Ends,
    ) -> Picture:
        """Return the picture with its sliders at their start.

        Parameters
        ----------
        spec : mapping
            What `over` returned.
        data : mapping of str to bytes
            The data sets by name; the one that is spoken is added.
        start : tuple of float
            Where the sliders start.
        sentences : sequence of str
            What is seen, in words, at each of `settings(start)`.
        marks : mapping of str to sequence of float
            The ticks of the axes of some places, by name; round numbers otherwise.
        **ends : pair of float
            The ends of the axis of each `Place`, by name.
        """
        every, labels = self.settings(start), self.labels or [p.name.replace("_", " ") for p in self.parameters]
        bind = {p.name: slider(label, *bounds(p, self.most)) for p, label in zip(self.parameters, labels, strict=True)}
        value = dict(zip((p.name for p in self.parameters), start, strict=True))
        selection, *others = spec["params"]
        params = [{**selection, "bind": bind, "value": [value]}, *others, *variables(ends, marks)]
        data = {**data, **said(self.parameters, every, sentences)}
        return Picture({**spec, "params": params}, data, sentences[every.index(start)])

    def _selection(self) -> dict[str, Any]:
        fields = [p.name for p in reversed(self.parameters)]  # Vega-Lite shows the slider of the last field first
        return {"name": NAME, "select": {"type": "point", "fields": fields}, "views": [_SPEAKER]}

    def _speaker(self) -> alt.Chart:
        """Return the mark that speaks, which owns the selection: it is there for every setting.

        On two views that own the selection, the chart would stay blank.
        """
        owner: alt.Chart = speaker({"param": NAME}).properties(name=_SPEAKER)
        return owner


def over_rates(count: int) -> Live:
    """Return the slider over the places of this number of learning rates, which rise."""
    return Live((place_of(count, "place of the learning rate"),), labels=("learning rate",), most=count)


def slider(label: str, low: float, high: float, step: float) -> dict[str, Any]:
    """Return the input that a variable is bound to, under a label (a message id)."""
    return {"input": "range", "min": low, "max": high, "step": step, "name": f"{_(label)} "}


def said(parameters: Sequence[Parameter], settings: Sequence[Setting], sentences: Sequence[str]) -> dict[str, bytes]:
    """Return the data set of `speaker`: what is seen at each setting, in words."""
    columns: dict[str, Any] = dict(zip((p.name for p in parameters), np.array(settings, dtype=float).T, strict=True))
    return {_SAID: arrow({**columns, "words": list(sentences)})}


def speaker(now: Any) -> alt.Chart:
    """Return an unseen mark whose label says what is seen now; `now` filters the data set `said`.

    The alternative text of the chart cannot follow its sliders: changing it would draw the chart anew.
    """
    unseen: alt.Chart = named(_SAID).transform_filter(now).mark_point(opacity=0, size=1, tooltip=None)
    return unseen.encode(alt.X(value=0), alt.Y(value=0), alt.Description("words:N"))
