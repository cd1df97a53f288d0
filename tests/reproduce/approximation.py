"""The largest errors of steps and of ReLU pieces that follow sin on [0, 2 pi], beside the numbers in the notes.

`python -m tests.reproduce.approximation` also prints how fast the errors of all targets fall.
"""

from __future__ import annotations

from acts.experiments.networks.bumps import COUNTS, TARGETS, UNITS, expected, followed, measured
from tests.acts.experiments.networks.test_bumps import PUBLISHED


def main() -> None:
    print("sin on [0, 2 pi], largest error")
    print("pieces " + "".join(f"{pieces:>18}" for pieces in COUNTS))
    for unit, wanted in PUBLISHED.items():
        pairs = [(followed("sine", unit, pieces).error, note) for pieces, note in zip(COUNTS, wanted, strict=True)]
        print(f"{unit:<7}" + "".join(f"{ours:>9.3g} ({note:.3g})".rjust(18) for ours, note in pairs))
    print("\npower of n with which the largest error falls, n = 8 to 256 (theory)")
    print(" " * 8 + "".join(f"{unit:>16}" for unit in UNITS))
    for target in TARGETS:
        powers = [f"{measured(target, unit):.2f} ({expected(target, unit):g})" for unit in UNITS]
        print(f"{target:<8}" + "".join(power.rjust(16) for power in powers))


if __name__ == "__main__":
    main()
