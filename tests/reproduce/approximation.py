"""The largest errors of steps and of straight ReLU pieces that follow sin on [0, 2 pi], beside values found before.

Run as `python -m tests.reproduce.approximation`; some seconds. It also prints how fast the errors of all targets fall.
"""

from __future__ import annotations

from acts.experiments.networks.bumps import COUNTS, TARGETS, UNITS, expected, followed, measured

PUBLISHED = {
    "step": (0.354, 0.191, 0.0975, 0.0490, 0.0245, 0.0123),
    "relu": (0.0704, 0.0188, 0.00479, 0.00120, 3.0e-4, 7.5e-5),
}
"""The largest errors for sin on [0, 2 pi] found before, for 8 to 256 pieces."""


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
