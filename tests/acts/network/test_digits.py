import gzip
import hashlib

import numpy as np
import pytest

from acts.network.digits import FILE, SCALINGS, SETS, TEST, digits, split, unchanging

SHA256 = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"
every_scaling = pytest.mark.parametrize("scaling", SCALINGS.values(), ids=SCALINGS)


def test_the_file_is_the_one_that_was_published():
    assert hashlib.sha256(gzip.decompress(FILE.read_bytes())).hexdigest() == SHA256
    assert FILE.stat().st_size < 60_000


def test_the_digits_are_those_of_the_repository():
    whole = digits()
    assert whole.x.shape == (1797, 64)
    assert (whole.x.min(), whole.x.max()) == (0, 16)
    np.testing.assert_array_equal(whole.x, np.rint(whole.x))
    assert np.bincount(whole.y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert whole.y[:10].tolist() == list(range(10))


def test_the_licence_and_the_source_lie_beside_the_file():
    words = (FILE.parent / "README.md").read_text()
    assert "Attribution 4.0" in words
    assert "10.24432/C50P49" in words


@every_scaling
def test_the_parts_share_no_digit_and_lose_none(scaling):
    train, test = split(scaling, 3)
    assert (len(train.x), len(test.x)) == (1797 - TEST, TEST)
    counts = np.bincount(train.y) + np.bincount(test.y)
    assert counts.tolist() == np.bincount(digits().y).tolist()
    raw = np.concatenate([part.x for part in split(SCALINGS["raw"], 3)])
    assert sorted(map(tuple, raw)) == sorted(map(tuple, digits().x))


@every_scaling
def test_the_seed_decides_the_parts_and_the_scaling_does_not(scaling):
    (train, test), (again, _), (other, _) = (split(scaling, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(train.x, again.x)
    assert (train.y != other.y).any()
    raw, _ = split(SCALINGS["raw"], 1)
    np.testing.assert_array_equal(train.y, raw.y)
    assert SETS[train.name] == SETS[test.name] == scaling


@every_scaling
def test_a_pixel_that_never_changes_stays_finite(scaling):
    train, test = split(scaling, 0)
    assert unchanging(train) == 3
    assert np.isfinite(train.x).all()
    assert np.isfinite(test.x).all()


def test_raw_pixels_are_whole_and_a_sixteenth_of_them_reach_1():
    (raw, raw_test), (scaled, scaled_test) = (split(SCALINGS[slug], 0) for slug in ("raw", "sixteenth"))
    np.testing.assert_array_equal(raw.x, np.rint(raw.x))
    np.testing.assert_array_equal(raw.x, 16 * scaled.x)
    np.testing.assert_array_equal(raw_test.x, 16 * scaled_test.x)
    assert (scaled.x.min(), scaled.x.max()) == (0, 1)


def test_centred_pixels_have_a_mean_of_0_and_their_old_spread():
    raw, centred = (split(SCALINGS[slug], 0)[0] for slug in ("raw", "centred"))
    np.testing.assert_allclose(centred.x.mean(axis=0), 0, atol=1e-13)
    np.testing.assert_allclose(centred.x.std(axis=0), raw.x.std(axis=0), atol=1e-13)


def test_standardised_pixels_have_a_spread_of_1_or_are_0():
    train, _ = split(SCALINGS["standardised"], 0)
    np.testing.assert_allclose(train.x.mean(axis=0), 0, atol=1e-13)
    spread = train.x.std(axis=0)
    constant = np.ptp(train.x, axis=0) == 0
    np.testing.assert_allclose(spread[~constant], 1)
    assert not train.x[:, constant].any()


def test_min_max_goes_from_0_to_1_on_the_training_part_alone():
    train, test = split(SCALINGS["min_max"], 0)
    constant = np.ptp(train.x, axis=0) == 0
    assert train.x.min(axis=0).tolist() == [0.0] * 64
    assert (train.x.max(axis=0)[~constant] == 1).all()
    # what was fitted on the training part need not hold elsewhere
    assert test.x.max() > 1


@pytest.mark.parametrize("slug", ["centred", "standardised", "min_max"])
def test_a_scaling_does_not_look_at_the_test_part(slug):
    train, test = split(SCALINGS[slug], 0)
    raw_train, raw_test = split(SCALINGS["raw"], 0)
    shift, divisor = SCALINGS[slug].fit(raw_train.x)
    np.testing.assert_array_equal(test.x, (raw_test.x - shift) / divisor)
    np.testing.assert_array_equal(train.x, (raw_train.x - shift) / divisor)
    assert np.abs(test.x.mean(axis=0) - train.x.mean(axis=0)).max() > 1e-3
