"""The table of contents as data: navigation, home and the tests all read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its file below pages/, its permanent URL, and the title (a message id) that is its heading, too."""

    path: str
    url_path: str
    title: str
    icon: str
    section: str = ""

    @property
    def file(self) -> Path:
        """The file by its absolute path, which means the same to whatever script is running."""
        return Path(__file__).parent / self.path


PAGES = (
    Page("home.py", "", "Activations, by hand", ":material/home:"),
    Page(
        "functions/threshold_linear.py",
        "threshold_linear",
        "Threshold and linear functions",
        ":material/stairs:",
        "Functions",
    ),
    Page("functions/sigmoidal.py", "sigmoidal", "Sigmoidal functions", ":material/stat_0:", "Functions"),
    Page("functions/rectified.py", "rectified", "Rectified functions", ":material/trending_up:", "Functions"),
    Page(
        "functions/exponential.py",
        "exponential",
        "Exponential and soft rectifiers",
        ":material/line_curve:",
        "Functions",
    ),
    Page("functions/gated.py", "gated", "Gated and smooth functions", ":material/waves:", "Functions"),
    Page("functions/shrinkage.py", "shrinkage", "Shrinkage functions", ":material/compress:", "Functions"),
    Page("functions/softmax.py", "softmax", "Softmax and its kin", ":material/donut_small:", "Functions"),
    Page("functions/maxout.py", "maxout", "Maxout", ":material/change_history:", "Functions"),
    Page(
        "functions/gated_units.py", "gated_units", "Gated units: GLU and its kin", ":material/sensor_door:", "Functions"
    ),
    Page("choose.py", "choose", "Which should I use?", ":material/help:", "Functions"),
    Page("training/dying_relu.py", "dying_relu", "The dying-ReLU simulator", ":material/heart_broken:", "Training"),
    Page("training/why_units_die.py", "why_units_die", "Why units die", ":material/content_paste_search:", "Training"),
    Page("training/born_dead.py", "born_dead", "Born dead", ":material/horizontal_rule:", "Training"),
    Page("training/revival.py", "revival", "What brings units back", ":material/ecg_heart:", "Training"),
    Page("training/digits.py", "digits", "Real data: handwritten digits", ":material/pin:", "Training"),
    Page("training/stay_safe.py", "stay_safe", "How to be safe", ":material/health_and_safety:", "Training"),
    Page("likelihood/coin_flips.py", "coin_flips", "The maximum-likelihood coin", ":material/toll:", "Likelihood"),
    Page("likelihood/how_sure.py", "how_sure", "How sure are we?", ":material/width:", "Likelihood"),
    Page("likelihood/losses.py", "losses", "From likelihood to loss", ":material/trending_down:", "Likelihood"),
)


def page(url_path: str) -> Page:
    """Return the page at this URL path."""
    return next(page for page in PAGES if page.url_path == url_path)
