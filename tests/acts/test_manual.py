"""`help` of every record: what it names, and that its examples run."""

from __future__ import annotations

import doctest
import inspect
import pydoc

import pytest

import acts
from acts import vector

VECTOR_RECORDS = [*vector.VECTORS.values(), *vector.UNITS.values()]
every_function = pytest.mark.parametrize("record", acts.CATALOGUE.values(), ids=lambda record: record.slug)
every_record = pytest.mark.parametrize(
    "record", [*acts.CATALOGUE.values(), *VECTOR_RECORDS], ids=lambda record: record.slug
)


def helped(record):
    return pydoc.plain(pydoc.render_doc(record))


def section(text, title):
    """Return the lines of a section, up to the next blank line."""
    lines = [line.strip() for line in text.splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith(title) and lines[n + 1].startswith("---"))
    return "\n".join(lines[start + 2 : lines.index("", start)])


@every_record
def test_the_examples_run(record):
    test = doctest.DocTestParser().get_doctest(record.__doc__, {}, record.slug, None, 0)
    assert len(test.examples) >= 3
    assert doctest.DocTestRunner().run(test).failed == 0


@every_record
def test_help_names_the_record_its_calls_its_parameters_and_its_sources(record):
    text = helped(record)
    assert record.name in text
    assert record.full_name in text
    written = section(text, "Frameworks")
    assert all(call.framework in written for call in record.calls)
    assert all(call.name in written for call in record.calls if call.shipped)
    assert all(call.note in written for call in record.calls)
    parameters = section(text, "Parameters")
    for parameter in record.parameters:
        assert f"{parameter.name} : float, default {parameter.default:g}" in parameters
        assert all(str(each) in parameters for each in (parameter.meaning, parameter.domain, parameter.typical))
    assert all(reference.url in section(text, "References") for reference in record.references)


@every_function
def test_help_names_the_formulas_the_range_and_the_limits(record):
    text, claims = helped(record), record.claims()
    assert f"f(z)  = {record.formulas.latex}" in text
    assert f"f'(z) = {record.formulas.latex_derivative}" in text
    properties = section(text, "Properties")
    assert f"{claims.limits[0]:g} at -inf, {claims.limits[1]:g} at inf" in properties
    if not claims.gaps:
        assert str(claims.range) in properties


@every_function
def test_help_names_the_slope_at_each_kink_and_whose_choice_it_is(record):
    claims = record.claims()
    if not (claims.kinks or claims.jumps):
        assert "Slope at kinks" not in helped(record) or record.slug == "elu"
        return
    said = " ".join(section(helped(record), "Slope at kinks and jumps").split())
    for kink in claims.kinks:
        assert f"At z = {kink.z:g} the " in said
        assert f"The slope given there is {kink.slope:g}, that of the " in said
        assert "We follow torch" in said
    for jump in claims.jumps:
        assert f"At z = {jump.z:g} the value jumps from {jump.left:g} to {jump.right:g} and is {jump.value:g}" in said


def test_help_names_the_frameworks_that_choose_another_slope():
    said = " ".join(section(helped(acts.leaky_relu), "Slope at kinks and jumps").split())
    assert "We follow torch: its gradients have the same slope there. So do those of tf." in said
    assert said.endswith("jax.nn.leaky_relu(z, negative_slope=0.01) has 1.")


def test_help_has_an_example_of_a_kink_where_the_defaults_have_none():
    said = " ".join(section(helped(acts.elu), "Slope at kinks and jumps").split())
    assert said.startswith("For example at alpha = 2: At z = 0 the slope jumps from 2 to 1")


@pytest.mark.parametrize("records", [acts.Activation, vector.VectorFunction, vector.GatedUnit])
def test_the_class_keeps_its_own_docstring(records):
    assert "Parameters\n----------\nslug : str" in inspect.getdoc(records)
    assert "Call" in helped(records)


def test_every_function_is_reached_by_the_name_that_its_help_shows():
    for record in acts.CATALOGUE.values():
        assert getattr(acts, record.slug) is record
        assert f"acts.{record.slug}(z" in record.__doc__
    for record in VECTOR_RECORDS:
        assert getattr(vector, record.slug) is record
        assert f"acts.vector.{record.slug}(" in record.__doc__
