import random
from pathlib import Path

import numpy as np
import pytest

from acts.likelihood.flips import FEW, LONGEST, Piece, parse
from tests.samples import sampled

FOLDER = Path(__file__).parent / "pastes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\t ", []),
        ("1010001000", [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]),
        ("1,0,1", [1, 0, 1]),
        ("10", [1, 0]),
        ("HTHH", [1, 0, 1, 1]),
        ("h t\nT;H", [1, 0, 0, 1]),
        ("heads, Tails TAIL|head", [1, 0, 0, 1]),
        ("正反反正", [1, 0, 0, 1]),
        ("正面、反面,正", [1, 0, 1]),
        ("１０", [1, 0]),
        ("ＨＴｈｔ", [1, 0, 1, 0]),
        ("[1, 0, 1]", [1, 0, 1]),
        ("(1-0-1)", [1, 0, 1]),
        ("{'H'; \"T\"}", [1, 0]),
        ("1|0/1\\0_1:0", [1, 0, 1, 0, 1, 0]),
        ("「正」，【反】；｜—–−", [1, 0]),
        ("H – T — H", [1, 0, 1]),
        ("\ufeff1\u200b0\u00a01\u30000", [1, 0, 1, 0]),
        ("H\r\nT\r\n", [1, 0]),
        ("1.0, 0.0, 1.0", [1, 0, 1]),
        ("[1. 0. 1.]", [1, 0, 1]),
        ("1.000e+00\n0.000e+00\n", [1, 0]),
    ],
)
def test_flips_are_read_in_every_alphabet_and_between_any_separators(text, expected):
    found = parse(text)
    assert found.values.tolist() == expected
    assert found.values.dtype == np.int8
    assert found.pieces == ()
    assert found.rejected == 0
    assert (found.heads, found.tosses) == (sum(expected), len(expected))


@pytest.mark.parametrize(
    ("text", "kept", "pieces"),
    [
        ("1 2 0", [1, 0], [(1, 3, "2")]),
        ("12", [], [(1, 1, "12")]),
        ("1 1e5 0", [1, 0], [(1, 3, "1e5")]),
        ("1e-10 0", [0], [(1, 1, "1e-10")]),
        ("10.0 1", [1], [(1, 1, "10.0")]),
        (".5 1.01 1", [1], [(1, 1, ".5"), (1, 4, "1.01")]),
        ("１２ １", [1], [(1, 1, "１２")]),
        ("H\nTx\n  abc H", [1, 1], [(2, 1, "Tx"), (3, 3, "abc")]),
        ("the coin H T", [1, 0], [(1, 1, "the"), (1, 5, "coin")]),
        ("HTTH. TT.", [1, 0, 0, 1, 0, 0], [(1, 5, "."), (1, 9, ".")]),
        ("headsheads H", [1], [(1, 1, "headsheads")]),
        ("thé", [], [(1, 1, "thé")]),
        ("0.5", [], [(1, 1, "0.5")]),
        ("1 -1 1", [1, 1], [(1, 3, "-1")]),
        ("-1,1", [1], [(1, 1, "-1")]),
        ("−1,1", [1], [(1, 1, "−1")]),
        ("😀H👍🏽T", [1, 0], [(1, 1, "😀"), (1, 3, "👍🏽")]),
        ("H\0\0T", [1, 0], [(1, 2, "��")]),
        ("\ud800H", [1], [(1, 1, "�")]),
        ("正常反", [1, 0], [(1, 2, "常")]),
        ("7" * 50, [], [(1, 1, "7" * LONGEST + "…")]),
        ("7" * LONGEST, [], [(1, 1, "7" * LONGEST)]),
    ],
)
def test_what_is_not_understood_is_pointed_out_and_the_rest_kept(text, kept, pieces):
    found = parse(text)
    assert found.values.tolist() == kept
    assert found.pieces == tuple(Piece(*piece) for piece in pieces)
    assert found.rejected == len(pieces)


def test_the_first_few_pieces_are_told_and_all_are_counted():
    found = parse("H 2 " * 1000)
    assert found.heads == found.tosses == found.rejected == 1000
    assert [piece.column for piece in found.pieces] == [3 + 4 * number for number in range(FEW)]


def test_a_long_run_keeps_its_flips_with_a_few_letters_among_them_and_a_word_gives_none():
    for text in ("ht" * 100_000 + "x", "x" + "ht" * 100_000):
        found = parse(text)
        assert (found.tosses, found.rejected) == (200_000, 1)
        assert found.pieces[0].text == "x"
    for word in ("the", "that", "tenth", "Hthx"):
        assert parse(word).tosses == 0


@pytest.mark.parametrize(
    ("text", "kept", "believed", "ignored"),
    [
        ("H T 1 H", [1, 0, 1], "H and T", ["1"]),
        ("1 0 0 H", [1, 0, 0], "1 and 0", ["H"]),
        ("1, H, 0, T", [1, 0], "H and T", ["1", "0"]),  # as many of both: row numbers are digits, flips are letters
        ("正反 10 01", [1, 0, 0, 1], "1 and 0", ["正反"]),
        ("T F T", [1, 0, 1], "TRUE and FALSE", []),
        ("T T T", [0, 0, 0], "H and T", []),
        ("HTTH. 1011.", [1, 0, 0, 1], "H and T", [".", "1011."]),
    ],
)
def test_of_several_alphabets_the_one_most_is_written_in_is_believed(text, kept, believed, ignored):
    found = parse(text)
    assert found.values.tolist() == kept
    assert found.alphabet.name == believed
    assert [piece.text for piece in found.pieces] == ignored


PASTES = {
    "answers": "1001", "chinese": "1001", "csv_digits": "1011", "csv_letters": "101", "csv_numbered": "101",
    "csv_one_column": "101", "empty": "", "french": "100", "german": "100", "japanese": "1001", "json_list": "1011",
    "json_object": "100", "json_records": "101", "matrix": "101001111", "mixed": "101", "named": "101",
    "nearly": "1101", "numpy": "1011001", "numpy_repr": "1011", "pandas_frame": "100", "pandas_series": "1011",
    "pandas_series_numbers": "1011", "r_c": "1011", "r_data_frame": "1011", "r_factor": "101", "r_logical": "1011",
    "r_vector": "011", "r_vector_letters": "101", "runs": "11100", "runs_spaced": "111001",
    "semicolons_german": "100", "spanish": "101", "truth": "101", "truth_letters": "1001", "tsv": "101", "wins": "1001",
    "csv_thousand": (497, 1000), "r_vector_long": (50, 200), "counts": (7, 10), "counts_and": (7, 10),
    "counts_named": (7, 10), "counts_of": (7, 10), "counts_slash": (7, 10),
}  # fmt: skip
"""What each file under pastes/ holds: the flips in their order, or heads and tosses."""


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.stem)
def test_what_people_and_programs_paste_is_read(file):
    found, expected = parse(file.read_text(encoding="utf-8")), PASTES[file.stem]
    if isinstance(expected, str):
        assert "".join(map(str, found.values)) == expected
        assert found.counts is None
    assert (found.heads, found.tosses) == (
        expected if isinstance(expected, tuple) else (expected.count("1"), len(expected))
    )


def test_row_numbers_and_names_are_set_aside_and_counted():
    found = parse((FOLDER / "csv_thousand.txt").read_text())
    assert found.shape == "a table with row numbers"
    assert (found.aside, found.rejected) == (1000, 0)
    assert parse((FOLDER / "r_vector.txt").read_text()).shape == "a vector of R"
    assert parse("1 0 1").shape == ""


UNITS = (
    "HT", "heads, ", "😀", "The quick brown fox. ", "-1 ", "2 ", "\n", "正反", "\0", "-", "head", "\U0010ffff1",
    "1.0, ", "10", "0.5", "12 ", "1.",
)  # fmt: skip


@pytest.mark.parametrize("unit", sampled({ascii(unit): unit for unit in UNITS}, map(ascii, ("HT", "😀"))))
def test_a_megabyte_of_anything_is_read(unit):
    text = unit * (1_000_000 // len(unit))
    once, found = parse(unit + " "), parse(text)
    assert found.tosses % max(once.tosses, 1) == 0
    assert len(found.pieces) <= FEW
    assert found.rejected >= len(found.pieces)


def test_flips_and_pieces_account_for_every_character():
    rng = random.Random(0)
    alphabet = "01HhTt正反面 ,-\n2xé.😀\0heads"
    for _ in range(500):
        text = "".join(rng.choice(alphabet) for _ in range(rng.randrange(40)))
        found = parse(text)
        lines = text.split("\n")
        for piece in found.pieces:
            cut = piece.text.removesuffix("…")
            shown = lines[piece.line - 1][piece.column - 1 :][: len(cut)]
            assert shown.replace("\0", "�") == cut
        assert found.tosses <= len(text)


def test_what_was_read_cannot_be_written_to():
    assert not parse("HT").values.flags.writeable
