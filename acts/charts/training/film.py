"""A training as a film: it plays and scrubs in the browser, all frames sent once.

Vega-Lite has no clock that works here, Vega has: this is the one picture that is written in Vega itself. Decisions
and lives are small images, one a frame and one in all, since thousands of marks would not play.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.image import Colour, png
from acts.charts.kit.picture import Picture, nth, padded, quoted, ticks
from acts.charts.kit.vega import Spec, axis, group, image, mark, scaled, shade, shading, signal, text
from acts.charts.kit.vega_insides import in_vega, report, reporter
from acts.charts.training.digits import tile_url, tiles
from acts.experiments.training.film import SLOW, Film
from acts.experiments.training.plane import LEVELS, SIDE
from acts.language import _, cached, ngettext

Lines = tuple[str, str, str, str]

_CLASSES, _SHAPES = ("blue", "orange", "green"), ("circle", "triangle-up", "square")
_DEAD = "pink"
_STRIPS = "loss", "shares", "lives"
_GAP, _MARGIN = 25, 58
"""Pixels between two strips, and left of an axis."""

_TICK = 50
"""Milliseconds: the pace is how many of these a frame takes."""

_PACES = {"¼×": 8, "½×": 4, "1×": 2, "2×": 1}
_SMALLEST = 1e-12  # a loss of 0 has no place on a log scale

FRAME = "frame"
"""What the picture reports: the frame at which it rests."""

SEEN = "seen"
"""The name by which it reports."""


@cached(maxsize=16)
def film_picture(shown: Film, words: tuple[Lines, ...], alt_text: str, start: int) -> Picture:
    """Return the film: decisions with every unit's kink, or every unit's weights; loss, shares, and each unit's life.

    It fills the place that it is given. Where that is low, it leaves out the loss, and then the shares: the words of
    each frame say them, too.

    Parameters
    ----------
    shown : Film
    words : tuple of (str, str, str, str)
        What is seen in each frame: step, dead units, loss, and what else there is to say.
    alt_text : str
    start : int
        The frame at which it begins.
    """
    last = shown.frames - 1
    strips = [
        _strip(name, strip, last)
        for name, strip in zip(_STRIPS, (_loss(shown), _shares(shown), _lives(shown)), strict=True)
    ]
    strips[-1]["axes"].append(_steps_axis(shown))
    size = {"width": signal("width"), "height": signal("height")}
    scene = _plane(shown) if shown.looks is None else tiles(shown, _MARGIN // 2)
    body = group(None, [*_heading(), scene, *strips, *_key()], size, data=_data(shown, words))
    labels = {"name": "labels", "value": [f"{value:g}" for value in _round_steps(shown)]}
    spec = in_vega([*_layout(tiled=shown.looks is not None), labels, *_clock(last, start)], [body])
    return Picture({**spec, "params": [reporter(SEEN)]}, {}, alt_text)


def _layout(*, tiled: bool) -> list[Spec]:
    """Return where everything stands: side by side, or one under the other where it is narrow.

    There the tiles leave little to the strip below them, and room for their key on their right.
    """
    narrow = f"min(width - {_MARGIN} - 12, 0.68 * (height - head - foot - 30))"
    below, key = 50, 52
    if tiled:
        narrow, below, key = "min(width - 140, height - head - foot - 86)", 64, 64
    return [
        {"name": "wide", "update": "width > 520"},
        {"name": "head", "update": "wide ? 104 : 68"},
        {"name": "foot", "update": "wide ? 44 : 24"},
        {"name": "side", "update": f"max(60, wide ? min(0.44 * width, height - head - {below}) : {narrow})"},
        {"name": "left", "update": f"(wide ? {_MARGIN} + side + 20 : 0) + {_MARGIN}"},
        {"name": "span", "update": "width - left - 12"},
        {"name": "low", "update": f"wide ? (height > 500 ? 26 : 18) : head + side + {key}"},
        {"name": "room", "update": "height - foot - low"},
        {"name": "strips", "update": "room > 440 ? 3 : room > 200 ? 2 : 1"},
        {"name": "high", "update": f"max(10, (room - {_GAP} * (strips - 1)) / strips)"},
    ]


def _top(strip: int) -> str:
    """Return where a strip begins: the last one stands lowest, and one that has no room is out of sight."""
    above = len(_STRIPS) - strip
    return f"(strips < {above} ? -9999 : low + room - {above} * high - {above - 1} * {_GAP})"


def _clock(last: int, start: int) -> list[Spec]:
    """Return the frame that is shown: a slider, a clock and a touch on a strip move it.

    It plays up to its end and stops there; played at its end, it begins anew. It reports the frame at which it rests.
    """
    timer = {"type": "timer", "throttle": _TICK}
    touched = ", ".join(f"@{name}:pointerdown" for name in _STRIPS)
    paces = {"input": "select", "options": list(_PACES.values()), "labels": list(_PACES), "name": f"{_('Speed')} "}
    # each is told at every tick, in this order
    return [
        {
            "name": "playing",
            "value": False,
            "bind": {"input": "checkbox", "name": f"{_('Play')} "},
            "on": [{"events": timer, "update": f"playing && (ticks === 0 || frame < {last})"}],
        },
        {
            "name": FRAME,
            "value": start,
            "bind": {"input": "range", "min": 0, "max": max(last, 1), "step": 1, "name": f"{_('Frame')} "},
            "on": [
                {
                    "events": timer,
                    "update": f"!playing ? min(frame, {last}) : frame >= {last} ? 0 : frame + (ticks % pace === 0)",
                },
                {"events": touched, "update": f"clamp(round((x() - left) / span * {last}), 0, {last})"},
            ],
        },
        {"name": "ticks", "value": 0, "on": [{"events": timer, "update": "playing ? ticks + 1 : 0"}]},
        {"name": "pace", "value": _PACES["1×"], "bind": paces},
        {"name": SEEN, "update": f"playing ? {{}} : {report('frame: frame')}"},
    ]


def _data(shown: Film, words: tuple[Lines, ...]) -> list[Spec]:
    return [
        {"name": "frames", "values": _frames(shown, words)},
        {"name": "rows", "values": _series(shown)},
        {"name": "points", "values": _points(shown)},
        {"name": "now", "source": "frames", "transform": [{"type": "filter", "expr": "datum.f == frame"}]},
        _opened("kinks", "x1", "y1", "x2", "y2", "dead", "mx", "my", "nx", "ny"),
        _opened("curve", "x", "y"),
    ]


def _frames(shown: Film, words: tuple[Lines, ...]) -> list[Spec]:
    """Return each frame: its words and kinks, and its decisions or weights as an image, or its curve."""
    frames: list[Spec] = [
        {"f": k, "words": list(lines), "kinks": _segments(shown.kinks[k], shown.dead[k])}
        for k, lines in enumerate(words)
    ]
    if shown.regions is not None:
        for frame, pixels in zip(frames, shown.regions, strict=True):
            frame["url"] = png(pixels, _REGIONS)
    if shown.looks is not None:
        for frame, looks, dead in zip(frames, shown.looks, shown.dead, strict=True):
            frame["url"] = tile_url(looks, dead)
    elif shown.curve is not None:
        across, ends = np.linspace(*shown.box[0], SIDE), _outputs(shown)
        for frame, curve in zip(frames, np.clip(shown.curve, *ends), strict=True):
            frame["curve"] = [{"x": _short(x), "y": _short(y)} for x, y in zip(across, curve, strict=True)]
    return frames


def _series(shown: Film) -> list[Spec]:
    """Return a row for each frame: loss, accuracies and the share of dead units."""
    run = shown.life.run
    series = {"train": run.accuracy, "test": run.test_accuracy, "dead": run.silent_share}
    series["loss"] = np.maximum(run.loss, _SMALLEST)
    columns = {name: column[0] for name, column in series.items() if column is not None}
    return [{"f": k} | {name: _short(column[k]) for name, column in columns.items()} for k in range(shown.frames)]


def _points(shown: Film) -> list[Spec]:
    """Return the training set, but where it is pictures."""
    train = shown.setup.sets[0]
    if shown.looks is not None:
        return []
    if shown.curve is not None:
        return [{"x": _short(x), "y": _short(y), "c": 0} for (x,), y in zip(train.x, train.y, strict=True)]
    return [{"x": _short(x), "y": _short(y), "c": int(c)} for (x, y), c in zip(train.x, train.y, strict=True)]


def _opened(name: str, *fields: str) -> Spec:
    """Return the data set of what the frame now shown holds in a list."""
    return {
        "name": name,
        "source": "now",
        "transform": [
            {"type": "filter", "expr": f"isValid(datum.{name})"},
            {"type": "flatten", "fields": [name], "as": ["one"]},
            *({"type": "formula", "expr": f"datum.one.{field}", "as": field} for field in fields),
        ],
    }


def _segments(kinks: Array, dead: Array) -> list[Spec]:
    """Return the kinks within the box, each with its middle and the direction in which the unit fires."""
    found = []
    for (x1, y1, x2, y2), silent in zip(kinks.tolist(), dead.tolist(), strict=False):  # pixels have no kinks
        if np.isnan(x1):
            continue
        one = {"x1": x1, "dead": int(silent)}
        if not np.isnan(y1):
            length = float(np.hypot(x2 - x1, y2 - y1)) or 1.0
            one |= {"y1": y1, "x2": x2, "y2": y2, "mx": (x1 + x2) / 2, "my": (y1 + y2) / 2}
            one |= {"nx": (y1 - y2) / length, "ny": (x2 - x1) / length}
        found.append({name: _short(value) for name, value in one.items()})
    return found


def _plane(shown: Film) -> Spec:
    """Return the inputs: decisions, points and kinks, or the curve that is learned with its kinks."""
    values = shown.regions is None
    across, up = shown.box[0], _outputs(shown) if values else shown.box[1]
    place, size = {"x": scaled("x", "x"), "y": scaled("y", "y")}, {"width": signal("side"), "height": signal("side")}
    strength = 0.9 if shown.setup.width <= 32 else 0.5
    alive_or_dead: dict[str, Any] = {
        "stroke": signal(f"datum.dead ? {shading(_DEAD)} : {shading('ink')}"),
        "strokeWidth": signal("datum.dead ? 2.5 : 2"),
        "strokeDash": signal("datum.dead ? [7, 6] : [1, 0]"),
        "opacity": strength,
    }
    ends = {"x": scaled("x", "x1"), "x2": scaled("x", "x2"), "y": scaled("y", "y1"), "y2": scaled("y", "y2")}
    points = mark(
        "symbol",
        "points",
        **place,
        fill=signal(f"[{', '.join(map(shading, _CLASSES))}][datum.c]"),
        shape=signal(f"{list(_SHAPES)}[datum.c]"),
        size=signal("clamp(side * side / 1200, 16, 64)"),
        stroke=shade("paper"),
        strokeWidth=1,
    )
    if values:
        feet = {"x": scaled("x", "x1"), "y": signal("side"), "y2": signal("side - 26")}
        curve = mark("line", "curve", **place, stroke=shade("orange"), strokeWidth=theme.THICK)
        inside = [points, curve, mark("rule", "kinks", **feet, **alive_or_dead)]
    else:
        regions = image("now", {"field": "url"}, **size, smooth=True)
        inside = [regions, points, mark("rule", "kinks", **ends, **alive_or_dead), _fires_this_way(strength)]
    scales = [
        {
            "name": "x",
            "type": "linear",
            "nice": False,
            "zero": False,
            "domain": list(across),
            "range": [0, size["width"]],
        },
        {"name": "y", "type": "linear", "nice": False, "zero": False, "domain": list(up), "range": [size["height"], 0]},
    ]
    titles = (_("input x"), _("output")) if values else (_("input x₁"), _("input x₂"))
    across_title = signal(f"wide ? {quoted(titles[0])} : ''")  # what stands below it comes near where it is narrow
    axes = [
        axis(name, side, title=title, tickCount=5, grid=False)
        for name, side, title in zip("xy", ("bottom", "left"), (across_title, titles[1]), strict=True)
    ]
    window = group(None, inside, {**size, "clip": True, "stroke": shade("gray")})
    return group(None, [window], {"x": _MARGIN, "y": signal("head"), **size}, scales=scales, axes=axes)


def _fires_this_way(strength: float) -> Spec:
    """Return the short stroke that stands on the middle of a living unit's kink, on the side where it fires."""
    return mark(
        "rule",
        "kinks",
        x=scaled("x", "mx"),
        y=scaled("y", "my"),
        x2=signal("scale('x', datum.mx) + (side > 300 ? 14 : 9) * datum.nx"),
        y2=signal("scale('y', datum.my) - (side > 300 ? 14 : 9) * datum.ny"),
        stroke=shade("ink"),
        strokeWidth=2,
        opacity=signal(f"datum.dead ? 0 : {strength}"),
    )


def _loss(shown: Film) -> Spec:
    column = np.maximum(shown.life.run.loss[0, : shown.frames], _SMALLEST)
    low, high = float(column.min()) / 1.3, float(column.max()) * 1.3
    decades = 10.0 ** np.arange(np.ceil(np.log10(low)), np.floor(np.log10(high)) + 1)
    marked = decades[:: len(decades) // 5 + 1] if len(decades) > 1 else np.geomspace(low, high, 3)
    exact = "~r" if low >= 1e-4 and high < 1e5 else "~e"
    return {
        "title": _("loss on the training set (log)"),
        "y": {"type": "log", "domain": [low, high], "nice": False},
        "axes": [axis("y", "left", grid=True, labelFlush=False, values=[_short(v, 2) for v in marked], format=exact)],
        "marks": [_line("loss", "blue", theme.THICK)],
    }


def _shares(shown: Film) -> Spec:
    dead = _("units dead") if shown.life.word == "dead" else _("units never positive")
    short = {dead: _("dead") if shown.life.word == "dead" else _("not firing")}
    lines = [("dead", dead, _DEAD, 4.0, [2, 3])]
    if shown.life.run.accuracy is not None:
        train, test = _("accuracy: training"), _("accuracy: test")
        short |= {train: _("training"), test: _("test")}
        lines = [("train", train, "blue", 2.5, [1, 0]), ("test", test, "green", 2.5, [9, 5]), *lines]
    names = [line[1] for line in lines]
    shortened = nth([short[name] for name in names], f"indexof([{', '.join(map(quoted, names))}], datum.value)")
    legend = {
        "stroke": "ink",
        "strokeDash": "dash",
        "symbolType": "stroke",
        "orient": "top",
        "direction": "horizontal",
        "columns": 3,
        "symbolSize": 500,
        "symbolStrokeWidth": 3,
        "labelFontSize": 15,
        "encode": {"labels": {"update": {"text": signal(f"span > 520 ? datum.value : {shortened}")}}},
        "labelFont": theme.FONT,
        "padding": 0,
        "offset": 4,
        "rowPadding": 0,
        "columnPadding": 10,
    }
    return {
        "y": {"type": "linear", "domain": [0, 1]},
        "axes": [axis("y", "left", grid=True, labelFlush=False, values=[0, 0.5, 1], format="%")],
        "marks": [_line(field, colour, width, dash) for field, _name, colour, width, dash in lines],
        "scales": [
            {"name": "ink", "type": "ordinal", "domain": names, "range": [shade(line[2]) for line in lines]},
            {"name": "dash", "type": "ordinal", "domain": names, "range": [line[4] for line in lines]},
        ],
        "legends": [legend],
    }


def _lives(shown: Film) -> Spec:
    """Return the raster: a row a unit, first to die on top, a column a frame; hatched while it fires on nothing."""
    run = shown.life.run
    fired = run.fired[0, : shown.frames]
    died = [run.schedule.steps + 1 if step is None else step for step in shown.life.died]
    order = np.argsort(died, kind="stable")
    lives = png(_hatched((fired[:, order] / run.samples).T), _LIVES)
    count = ngettext("{count} hidden unit", "{count} hidden units", len(died)).format(count=len(died))
    upright: dict[str, Any] = {"angle": -90, "align": "center", "limit": signal("high"), "fontSize": 16}
    title = text(signal(f"high > 100 ? {quoted(count)} : ''"), x=-14, y=signal("high / 2"), **upright)
    return {
        "y": {"type": "linear", "domain": [0, 1]},
        "axes": [],
        "marks": [image(None, lives, width=signal("span"), height=signal("high")), title],
    }


def _hatched(share: Array) -> Array:
    """Return pixels, 8 a frame: 0 and 1 stripe units not firing, 2 to 5 show how much of the data a unit fires on."""
    level = np.where(share > 0, 2 + np.minimum(share * 4, 3).astype(int), 0)
    large = np.kron(level, np.ones((max(1, round(320 / len(share))), 8), int))
    down, across = np.indices(large.shape)
    return np.where(large == 0, (down + across) // 4 % 2, large)


def _key() -> list[Spec]:
    """Return the legend of the raster, in the gap above it."""
    y = f"{_top(2)} - 25"
    shown: dict[str, Any] = {"y": signal(f"{y} + 9"), "baseline": "middle"}
    marks = [text(signal(f"span > 420 ? {quoted(_('fires on'))} : ''"), x=signal("left"), **shown)]
    names = _("none"), _("few"), _("half"), _("most")
    for share, name, place in zip((0.0, 0.1, 0.4, 0.9), names, (0, 0.27, 0.5, 0.75), strict=True):
        x = f"left + (span > 420 ? 68 : 0) + {place} * min(span, 336)"
        swatch = png(_hatched(np.full((16, 3), share))[:40, :20], _LIVES)
        marks.append(image(None, swatch, x=signal(x), y=signal(y), width=18, height=18))
        marks.append(text(name, x=signal(f"{x} + 22"), **shown))
    return marks


def _strip(name: str, strip: Spec, last: int) -> Spec:
    title = [text(strip["title"], y=-12, limit=signal("span"))] if "title" in strip else []
    now = mark("rule", None, x={"scale": "t", "signal": "frame"}, y2=signal("high"), stroke=shade("ink"), strokeWidth=2)
    place = {
        "x": signal("left"), "y": signal(_top(_STRIPS.index(name))), "width": signal("span"), "height": signal("high"),
    }  # fmt: skip
    return group(
        name,
        [*title, *strip["marks"], now],
        {**place, "fill": "transparent", "cursor": "pointer"},
        scales=[
            {"name": "t", "type": "linear", "domain": [0, max(last, 1)], "range": [0, signal("span")]},
            {"name": "y", "range": [signal("high"), 0], **strip["y"]},
            *strip.get("scales", ()),
        ],
        axes=strip["axes"],
        legends=strip.get("legends", []),
    )


def _steps_axis(shown: Film) -> Spec:
    steps, values = np.array(shown.steps, dtype=float), _round_steps(shown)
    places = [float(np.interp(value, steps, np.arange(steps.size))) for value in values]
    words = {"labels": {"update": {"text": signal(f"labels[indexof({places}, datum.value)]")}}}
    title = _("step (the first {count} one by one)") if steps[-1] > steps.size else _("step")
    return axis(
        "t",
        "bottom",
        title=signal(f"wide ? {quoted(title.format(count=SLOW))} : ''"),
        values=places,
        grid=False,
        encode=words,
        labelOverlap=True,
    )


def _round_steps(shown: Film) -> list[float]:
    last = shown.steps[-1]
    if last <= shown.frames:
        return [value + 0.0 for value in ticks(0, max(last, 1), 5) if value.is_integer()]  # no -0
    return [0.0, SLOW / 2, float(SLOW), *(value for value in ticks(SLOW, last, 4) if value > 3 * SLOW)]


def _outputs(shown: Film) -> tuple[float, float]:
    return padded(shown.setup.sets[0].y, share=0.35)


def _heading() -> list[Spec]:
    """Return the words of the frame now shown: above the plane, in four lines, or in three where it is narrow."""
    narrow = "datum.words[0] + ' · ' + datum.words[1]", "datum.words[2]", "datum.words[3]", "''"
    style = {"fontSize": signal("wide ? 16 : 15"), "fontWeight": 600, "limit": signal("wide ? left : width")}
    return [
        text(signal(f"wide ? datum.words[{k}] : {line}"), "now", y=signal(f"18 + {k} * (wide ? 24 : 21)"), **style)
        for k, line in enumerate(narrow)
    ]


def _line(field: str, colour: str, width: float, dash: list[int] | None = None) -> Spec:
    style = {"stroke": shade(colour), "strokeWidth": width, "strokeDash": dash or [1, 0]}
    return mark("line", "rows", x=scaled("t", "f"), y=scaled("y", field), **style)


def _short(value: float, digits: int = 4) -> float:
    """Halve the bytes: four digits are finer than a pixel."""
    return float(f"{value:.{digits}g}")


_REGIONS: list[Colour] = [(*theme.MIDDLE[name], 45 + 40 * level) for name in _CLASSES for level in range(LEVELS)]
_LIVES: list[Colour] = [
    (*theme.MIDDLE[_DEAD], 255),
    (*theme.MIDDLE[_DEAD], 40),
    *((*theme.MIDDLE["gray"], alpha) for alpha in (60, 120, 185, 255)),
]
