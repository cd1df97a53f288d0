from acts.likelihood.orings import FLIGHTS, WARM, sample


def test_there_are_23_flights_and_7_with_distress():
    assert len({flight.name for flight in FLIGHTS}) == len(FLIGHTS) == 23
    assert sorted(f.temperature for f in FLIGHTS if f.distress) == [53, 57, 58, 63, 70, 70, 75]
    assert sorted(f.temperature for f in FLIGHTS if not f.distress) == [
        66, 67, 67, 67, 68, 69, 70, 70, 72, 73, 75, 76, 76, 78, 79, 81,
    ]  # fmt: skip


def test_a_sample_keeps_the_flights_and_changes_units_and_labels_alone():
    raw, scaled, parted = sample(scaled=False), sample(), sample(parted=True)
    assert raw.x == scaled.x == parted.x == tuple(f.temperature for f in FLIGHTS)
    assert raw.u.tolist() == list(raw.x)
    assert abs(scaled.u.mean()) < 1e-12
    assert abs(scaled.u.std() - 1) < 1e-12
    changed = [f for f, y in zip(FLIGHTS, parted.y, strict=True) if f.distress != bool(y)]
    assert [f.temperature > WARM and f.distress for f in changed] == [True] * 3
