"""Cases of a test that otherwise looks at a sample: all of them run with `--all`."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def sampled(cases: Mapping[str, Any], kept: Iterable[str]) -> list[Any]:
    """Return the cases by their names for `parametrize`; those that are not kept run only where all is asked for."""
    kept = set(kept)
    assert kept <= cases.keys(), f"there are no cases {kept - cases.keys()}"
    return [
        pytest.param(case, id=name or "home", marks=() if name in kept else pytest.mark.full)
        for name, case in cases.items()
    ]
