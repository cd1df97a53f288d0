from acts.charts.networks.against import against_picture
from acts.experiments.networks.against import CASES, FUNCTIONS, Outcome, Trial
from tests.acts.charts.reading import rows, starts

NAMES = ("ReLU", "Leaky ReLU", "ELU", "Tanh")
CONDITIONS = ("below", "around", "above")


def given(slug):
    outcomes = tuple(
        tuple(Outcome(each, 0.1, (0.1 * c + 0.1 * f, 0.5, 0.9)) for f, each in enumerate(FUNCTIONS)) for c in range(3)
    )
    return Trial(CASES[slug], outcomes)


def test_every_network_is_a_mark_in_the_row_of_its_function_below_the_name_of_its_condition():
    picture = against_picture(given("negative"), NAMES, CONDITIONS, "what is seen")
    heads, names, networks = (rows(picture, name) for name in ("heads", "names", "networks"))
    assert heads["k"].tolist() == [0, 5, 10]
    assert heads["words"].tolist() == list(CONDITIONS)
    assert names["k"].tolist() == [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14]
    assert names["name"].tolist() == list(NAMES) * 3
    assert networks["score"][networks["k"] == 8].tolist() == [0.1 + 0.1 * 2, 0.5, 0.9]
    assert rows(picture, "medians")["score"].tolist() == [0.5] * 12
    assert picture.alt == "what is seen"


def test_accuracies_are_written_in_per_cent_and_errors_begin_at_zero():
    accuracies, errors = (against_picture(given(slug), NAMES, CONDITIONS, "") for slug in ("negative", "regression"))
    assert starts(errors)["scores"][0] == 0.0
    assert starts(accuracies)["scores"][1] > 1.0
    written = [layer["encoding"]["x"]["axis"]["format"] for layer in accuracies.spec["layer"][:1]]
    assert written == ["%"]
