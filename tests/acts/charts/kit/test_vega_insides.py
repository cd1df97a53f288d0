"""Each piece of Altair's inside that pictures lean on, held against the installed Altair; what the host's chart does
with the rest is read from its files here and seen in tests/browser/test_vega_insides.py.
"""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import altair as alt
import pytest
from altair.utils import schemapi

from acts.charts.kit import vega_insides
from acts.charts.kit.picture import finished, layered, named

RELEASE = f"Altair {alt.__version__}"
HOST = Path(importlib.util.find_spec("streamlit").origin).parent / "static/static/js"


def test_altair_still_gives_bare_layers_an_empty_data_set():
    layers = alt.layer(named("points").mark_point().encode(alt.X("z:Q")), alt.Chart().mark_rule())
    assert {"name": "empty"} in [layer.get("data") for layer in layers.to_dict()["layer"]], (
        f"{RELEASE} no longer gives layers without data an empty data set: _without_empty_data can go"
    )
    assert "empty" not in str(vega_insides.whole(layers))


def test_altair_still_writes_what_the_host_brings_itself():
    spec = named("points").mark_point().to_dict()
    assert {"config", "$schema"} <= set(spec), f"{RELEASE} no longer writes theme and schema: whole need not drop them"
    assert not {"config", "$schema", "datasets"} & set(vega_insides.whole(named("points").mark_point()))


def test_a_visitor_does_not_wait_for_the_checks_of_altair():
    said = "import acts.charts.kit.picture; from altair.utils import schemapi; print(schemapi.DEBUG_MODE)"
    answer = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True)
    assert answer.stdout.strip() == "False", f"{RELEASE} switches its checks off in another way: {answer.stderr[-300:]}"
    chart = named("points").mark_point().encode(alt.X("z:Q").scale(domain=[0, 1]), alt.Y("y:Q").title("y"))
    with schemapi.debug_mode(False):
        unchecked = finished(chart)
    assert unchecked == finished(chart)


CHART = """
import altair as alt
colour = alt.Color("c:N").scale(domain=["a"], range=["blue"]).legend(None)
x = alt.X("x:Q").scale(zero=False).title("x").axis(grid=False, format="~r")
chart = alt.Chart(alt.NamedData("points")).mark_point().encode(x, alt.Y("y:Q").sort(["b"]), colour)
texts = chart.mark_text().encode(text=alt.value("here"), opacity=alt.value(0.5), detail="line:N")
print(alt.layer(chart, texts).to_json())
"""


def test_what_makes_specs_fast_changes_none_of_them():
    own, fast = (
        subprocess.run([sys.executable, "-c", first + CHART], capture_output=True, text=True, check=True).stdout
        for first in ("", "import acts.charts.kit.vega_insides")
    )
    assert own == fast


def test_altair_still_binds_the_setter_of_a_property_that_all_channels_share():
    assert schemapi._PropertySetter.__get__ is vega_insides._bound
    one, other = alt.X("one:Q").scale, alt.X("other:Q").scale
    said = f"{RELEASE} sets the properties of channels in another way: see _bound"
    assert one(zero=False).shorthand == "one:Q", said
    assert other(zero=False).to_dict(context={"data": alt.NamedData("points")})["scale"] == {"zero": False}, said
    assert isinstance(vars(alt.X)["scale"], schemapi._PropertySetter), said


def test_altair_still_reads_dicts_by_a_table_of_its_classes():
    tables = [schemapi._FromDict(alt.X._default_wrapper_classes()).class_dict for _turn in range(2)]
    assert tables[0], f"{RELEASE} no longer has such a table: _begun can go"
    assert tables[0] is tables[1]


@pytest.mark.parametrize("drawn", [layered, finished])
def test_tests_refuse_what_is_not_vega_lite(drawn):
    with pytest.raises(schemapi.SchemaValidationError, match="nonsense"):
        drawn(named("points").mark_point().encode(alt.X("z:Q").axis(orient="nonsense")))


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        (r"vlPoint\.or\b", "takes what a signal reports as {vlPoint: {or: [...]}}"),
        (r"\$\{\w+\}_store`", "puts back the data set <name>_store of a parameter that reports"),
    ],
)
def test_the_host_s_chart_still(pattern, what):
    (chart,) = HOST.glob("ArrowVegaLiteChart.*.js")
    assert re.search(pattern, chart.read_text()), f"Streamlit no longer {what}: see acts/charts/kit/vega_insides.py"


def test_the_host_still_has_the_release_of_vega_that_our_specs_name():
    wanted = vega_insides.in_vega([], [])["$schema"].rpartition("/v")[2].removesuffix(".json")
    (embed,) = HOST.glob("embed.*.js")
    assert f"version:`{wanted}." in embed.read_text(), f"Streamlit no longer brings Vega {wanted}, which our specs name"
