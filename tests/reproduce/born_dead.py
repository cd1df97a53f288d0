"""Networks that are constant before the first step, beside values measured before.

Run as `python -m tests.reproduce.born_dead`; some seconds. One input in [-sqrt 3, sqrt 3], nine hidden layers, 4000
draws. Found here: of 3 units 58.1% (95% interval: 56.5 to 59.6%), of 5 units 13.7% (12.6 to 14.8%); from asymmetric
weights 6.8% (6.1 to 7.7%) and 0.5% (0.3 to 0.8%).
"""

from __future__ import annotations

from acts.experiments.training.born_dead import DRAWS, QUOTED, QUOTED_LAYERS, bounds, column

# The share that is constant, as measured before with the same number of draws, by initialiser and width.
PUBLISHED = {
    "he_normal": {2: 0.883, 3: 0.575, 5: 0.120, 10: 0.001},
    "rai": {2: 0.235, 3: 0.063, 5: 0.003},
}


def table() -> None:
    print(f"constant networks, {QUOTED_LAYERS} hidden layers, {DRAWS} draws")
    print("initialiser  width   ours (95% interval)        published   bound   Lu and others, quoted")
    for slug, shares in PUBLISHED.items():
        for width, published in shares.items():
            counted = column(slug, width)
            share, span = counted.share(QUOTED_LAYERS), counted.interval(QUOTED_LAYERS)
            bound = f"{bounds(width, QUOTED_LAYERS)[1]:.3f}" if slug == "he_normal" else ""
            quoted = dict(QUOTED).get(width, "") if slug == "he_normal" else ""
            ours = f"{share:.4f} ({span.low:.4f} to {span.high:.4f})"
            print(f"{slug:<13}{width:<8}{ours}  {published:<12}{bound:<8}{quoted}", flush=True)


if __name__ == "__main__":
    table()
