"""The table of contents as data: navigation, home and the tests all read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FUNCTIONS, TRAINING, LIKELIHOOD = "Functions", "Training", "Likelihood"
"""The sections of the navigation (message ids); the folder of each is its name in small letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its permanent slug in addresses ("" is home), its title (a message id), an icon, and its section."""

    slug: str
    title: str
    icon: str
    section: str = ""

    @property
    def folder(self) -> Path:
        """The folder with its outline page.py, its words.md and its sections."""
        return Path(__file__).parent / self.section.lower() / (self.slug or "home")

    @property
    def file(self) -> Path:
        """The outline by its absolute path, which means the same to whatever script is running."""
        return self.folder / "page.py"


PAGES = (
    Page("", "Activations, by hand", ":material/home:"),
    Page("threshold_linear", "Threshold and linear functions", ":material/stairs:", FUNCTIONS),
    Page("sigmoidal", "Sigmoidal functions", ":material/stat_0:", FUNCTIONS),
    Page("rectified", "Rectified functions", ":material/trending_up:", FUNCTIONS),
    Page("exponential", "Exponential and soft rectifiers", ":material/line_curve:", FUNCTIONS),
    Page("gated", "Gated and smooth functions", ":material/waves:", FUNCTIONS),
    Page("shrinkage", "Shrinkage functions", ":material/compress:", FUNCTIONS),
    Page("softmax", "Softmax and its kin", ":material/donut_small:", FUNCTIONS),
    Page("maxout", "Maxout", ":material/change_history:", FUNCTIONS),
    Page("gated_units", "Gated units: GLU and its kin", ":material/sensor_door:", FUNCTIONS),
    Page("choose", "Which should I use?", ":material/help:", FUNCTIONS),
    Page("dying_relu", "The dying-ReLU simulator", ":material/heart_broken:", TRAINING),
    Page("why_units_die", "Why units die", ":material/content_paste_search:", TRAINING),
    Page("born_dead", "Born dead", ":material/horizontal_rule:", TRAINING),
    Page("revival", "What brings units back", ":material/ecg_heart:", TRAINING),
    Page("digits", "Real data: handwritten digits", ":material/pin:", TRAINING),
    Page("stay_safe", "How to be safe", ":material/health_and_safety:", TRAINING),
    Page("coin_flips", "The maximum-likelihood coin", ":material/toll:", LIKELIHOOD),
    Page("how_sure", "How sure are we?", ":material/width:", LIKELIHOOD),
    Page("losses", "From likelihood to loss", ":material/trending_down:", LIKELIHOOD),
)


def page(slug: str) -> Page:
    """Return the page of this slug.

    Raises
    ------
    LookupError
        If there is none.
    """
    for each in PAGES:
        if each.slug == slug:
            return each
    raise LookupError(f"there is no page {slug!r}")
