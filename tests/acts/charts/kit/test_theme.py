import itertools

import acts
from acts.charts.kit import theme


def test_no_function_has_the_colour_of_the_tangent_or_of_the_furniture():
    assert not {theme.ACCENT, theme.FURNITURE} & {theme.colour(slug) for slug in acts.CATALOGUE}


def test_neighbours_in_a_family_differ_in_colour():
    for family in acts.FAMILIES.values():
        colours = [theme.colour(member.slug) for member in family.members]
        assert all(a != b for a, b in itertools.pairwise(colours))


def test_what_is_no_catalogue_function_has_a_colour_too():
    assert theme.colour("typed by a reader") == "blue"


def test_the_names_of_a_legend_stand_in_one_row_or_in_the_columns_that_a_phone_has_room_for():
    for names in (["Newton's method", "gradient ascent"], ["cross-entropy", "gradient ascent"]):
        assert theme.strokes(names)["columns"]["expr"].endswith(" ? 2 : 1")
    assert theme.strokes(["cross-entropy", "squared error"])["columns"] == 2
    assert theme.legend(["ELU", "CELU", "SELU"])["columns"]["expr"].endswith(" > 238 ? 3 : 2")
    chinese = theme.legend(["目标", "训练", "by hand"])["columns"]["expr"]
    assert chinese.endswith(" > 270 ? 3 : 2")  # two letters each
