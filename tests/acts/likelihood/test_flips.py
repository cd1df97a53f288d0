import random

import numpy as np
import pytest

from acts.likelihood.flips import FEW, LONGEST, Piece, parse


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
        ("1heads0", [1, 1, 0]),
        ("正反反正", [1, 0, 0, 1]),
        ("正面、反面,正", [1, 0, 1]),
        ("１０ＨＴｈｔ", [1, 0, 1, 0, 1, 0]),
        ("1 H 正 heads 0 T 反 tails", [1, 1, 1, 1, 0, 0, 0, 0]),
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
        ("HTTH. 1011.", [1, 0, 0, 1, 1, 0, 1, 1], [(1, 5, "."), (1, 11, ".")]),
        ("H\nTx\n  abc H", [1, 1], [(2, 1, "Tx"), (3, 3, "abc")]),
        ("the coin: H T", [1, 0], [(1, 1, "the"), (1, 5, "coin")]),
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


def test_a_word_does_not_give_flips_however_long():
    for text in ("ht" * 500_000 + "x", "x" + "ht" * 500_000):
        found = parse(text)
        assert found.tosses == 0
        assert found.rejected == 1
        assert len(found.pieces[0].text) == LONGEST + 1


@pytest.mark.parametrize(
    "unit",
    [
        "HT",
        "heads, ",
        "😀",
        "The quick brown fox. ",
        "-1 ",
        "2 ",
        "\n",
        "正反",
        "\0",
        "-",
        "head",
        "\U0010ffff1",
        "1.0, ",
        "10",
        "0.5",
        "12 ",
        "1.",
    ],
)
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
            shown = lines[piece.line - 1][piece.column - 1 :][: len(piece.text)]
            assert shown.replace("\0", "�") == piece.text
        assert found.tosses <= len(text)
        # Reading is the same whatever the text stands between.
        around = parse(f"H,\n{text}\n,T")
        assert around.values.tolist() == [1, *found.values.tolist(), 0]
        assert around.rejected == found.rejected
        assert [piece.line - 1 for piece in around.pieces] == [piece.line for piece in found.pieces]


def test_what_was_read_cannot_be_written_to():
    assert not parse("HT").values.flags.writeable
