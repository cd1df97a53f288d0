"""The table of contents as data: navigation, home and the tests all read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FUNCTIONS, TRAINING, LIKELIHOOD = "Functions", "Training", "Likelihood"
"""The sections of the navigation (message ids); the folder of each is its name in small letters."""

_COIN = ("flips", "coin_p", "stretch", "way", "coin", "coin_true", "coin_seed")
"""The settings that all scenes of the reader's own tosses show."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene: one picture with its control and one sentence, whole on one screen.

    Parameters
    ----------
    slug : str
        Its permanent name in addresses, as `scene`.
    title : str
        What it shows, in a few words (a message id).
    label : str
        The title in at most 14 characters, for the row of scenes (a message id).
    keywords : tuple of str
        What a search finds it by besides its title and label, in English and in Chinese.
    names : tuple of str
        The names of all settings that the scene shows; one that ends in * stands for all that begin so. A link without
        `scene` opens the scene that shows most of what it asks for.
    cost : float
        The processor seconds that opening it may take at most; `python -m tests.benchmarks.first_visit` measures it.
    """

    slug: str
    title: str
    label: str
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    cost: float = 0.5

    def shows(self, name: str) -> bool:
        """Return whether the scene shows the setting of this name."""
        return any(name.startswith(each[:-1]) if each.endswith("*") else name == each for each in self.names)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its permanent slug in addresses ("" is home), its title (a message id), an icon, section and scenes.

    The first scene is the one that people come for.
    """

    slug: str
    title: str
    icon: str
    section: str = ""
    scenes: tuple[Scene, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder with its outline page.py, its words.md and its sections."""
        return Path(__file__).parent / self.section.lower() / (self.slug or "home")

    @property
    def file(self) -> Path:
        """The outline by its absolute path, which means the same to whatever script is running."""
        return self.folder / "page.py"


_NETWORK = (
    "rate", "data", "unit", "seed", "width", "lab_*", "init", "scale", "offset", "depth", "data_seed", "batch",
    "momentum", "decay", "steps",
)  # fmt: skip
"""The settings of a network and its training: see pages/training/lab.py."""


def _curve(family: str) -> tuple[str, ...]:
    """Return the settings of the scene `curve` of a family, but for the parameters of its functions."""
    own = ("at", "z", "second", "derivation", "code", "library")
    return ("fn", "with", *(f"{family}_{name}" for name in own))


PAGES = (
    Page("", "Activations, by hand", ":material/home:"),
    Page(
        "threshold_linear",
        "Threshold and linear functions",
        ":material/stairs:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "Step, sign and straight lines with their derivatives",
                "Curve",
                ("derivative", "导数", "perceptron", "阶跃函数"),
                (*_curve("threshold_linear"), "step_*", "identity_*", "threshold_threshold", "threshold_value"),
            ),
            Scene(
                "votes",
                "Three classes fire at once",
                "Three classes",
                ("perceptron", "multi-class", "感知机"),
                (
                    "threshold_linear_threshold",
                    "threshold_linear_cat",
                    "threshold_linear_dog",
                    "threshold_linear_tiger",
                ),
            ),
            Scene(
                "slope",
                "The correction does not depend on z",
                "Slope",
                ("gradient", "regression", "梯度"),
                ("threshold_linear_slope", "threshold_linear_upstream"),
            ),
            Scene(
                "stack",
                "A stack of linear layers is one linear layer",
                "Linear layers",
                ("linear layers", "depth", "线性层"),
                ("threshold_linear_depth", "threshold_linear_c", "threshold_linear_seed"),
            ),
        ),
    ),
    Page(
        "sigmoidal",
        "Sigmoidal functions",
        ":material/stat_0:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "Sigmoid, tanh and their kin with their derivatives",
                "Curve",
                ("derivative", "导数", "saturation", "饱和", "S curve"),
                (*_curve("sigmoidal"), "hard_tanh_*"),
            ),
            Scene(
                "upstream",
                "The slope of the function times the slope from above",
                "Chain rule",
                ("vanishing gradient", "梯度消失", "saturation", "饱和", "backpropagation", "反向传播"),
                ("fn", "sigmoidal_upstream"),
            ),
            Scene(
                "morph",
                "tanh is a sigmoid, stretched and shifted",
                "tanh = sigmoid",
                ("zero-centred", "零中心"),
                ("sigmoidal_morph",),
            ),
            Scene(
                "crossing",
                "tanh saturates sooner than the sigmoid",
                "Saturation",
                ("saturation", "饱和", "vanishing gradient", "梯度消失"),
                (),
            ),
            Scene(
                "naive",
                "Where formulas as printed break, and stable ones hold",
                "In float64",
                ("overflow", "numerical stability", "溢出"),
                ("sigmoidal_break",),
            ),
            Scene(
                "pushed",
                "Outputs pushed to the ends",
                "Pushed out",
                ("saturation", "饱和", "initialisation"),
                ("sigmoidal_spread",),
            ),
        ),
    ),
    Page(
        "rectified",
        "Rectified functions",
        ":material/trending_up:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "ReLU and its relatives with their derivatives",
                "Curve",
                ("derivative", "导数", "rectified linear unit", "线性整流"),
                (*_curve("rectified"), "leaky_relu_*", "prelu_*", "rrelu_*"),
            ),
            Scene(
                "corner",
                "The corner under a magnifying glass",
                "The corner",
                ("subgradient", "次梯度", "kink", "not differentiable"),
                ("fn", "rectified_zoom"),
            ),
            Scene(
                "maximum",
                "max(αz, z) is leaky ReLU only up to α = 1",
                "max(αz, z)",
                ("leaky ReLU", "带泄漏"),
                ("rectified_alpha",),
            ),
            Scene(
                "relatives",
                "ReLU6 has a lid, squared ReLU has no corner",
                "Two relatives",
                ("ReLU6", "squared ReLU"),
                (),
            ),
            Scene(
                "random",
                "RReLU draws its slopes at random in training",
                "Random slopes",
                ("RReLU", "randomised", "随机"),
                ("rectified_seed", "random_*"),
            ),
        ),
    ),
    Page(
        "exponential",
        "Exponential and soft rectifiers",
        ":material/line_curve:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "ELU, softplus and their kin with their derivatives",
                "Curve",
                ("derivative", "导数", "smooth ReLU"),
                (
                    *_curve("exponential"),
                    "elu_*",
                    "celu_*",
                    "softplus_*",
                    "squareplus_*",
                ),
            ),
            Scene(
                "corner",
                "ELU is smooth for α = 1 only; CELU always is",
                "ELU or CELU",
                ("smooth", "kink"),
                ("exponential_alpha",),
            ),
            Scene(
                "limit",
                "Softplus approaches ReLU as β grows",
                "Softplus",
                ("softplus", "temperature"),
                ("exponential_power",),
            ),
            Scene(
                "relatives",
                "Three ways to round a corner",
                "Three ways",
                ("softplus", "squareplus", "sparse plus"),
                ("exponential_relatives_at",),
            ),
            Scene(
                "fading",
                "ELU's slope vanishes far to the left",
                "ELU's slope",
                ("vanishing gradient", "梯度消失", "saturation", "饱和"),
                ("exponential_fading_at", "exponential_slopes"),
            ),
        ),
    ),
    Page(
        "gated",
        "Gated and smooth functions",
        ":material/waves:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "GELU, SiLU, Mish and their kin with their derivatives",
                "Curve",
                ("derivative", "导数", "swish"),
                (*_curve("gated"), "silu_*"),
            ),
            Scene("dip", "The lowest point of each gated function", "The dip", ("minimum", "not monotone"), ("fn", "gated_lowest")),
            Scene(
                "differences",
                "Three functions called GELU",
                "Three GELUs",
                ("tanh approximation", "approximate"),
                ("gated_power",),
            ),
            Scene(
                "between", "SiLU lies between half a line and ReLU", "SiLU and beta", ("swish", "beta"), ("gated_beta",)
            ),
            Scene(
                "centred",
                "GELU is not zero-centred",
                "Zero-centred?",
                ("zero-centred", "零中心", "mean output"),
                ("gated_spread", "gated_moments"),
            ),
        ),
    ),
    Page(
        "shrinkage",
        "Shrinkage functions",
        ":material/compress:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "The shrinkage functions with their derivatives",
                "Curve",
                ("derivative", "导数", "soft threshold", "软阈值"),
                (
                    *_curve("shrinkage"),
                    "hard_shrink_*",
                    "soft_shrink_*",
                ),
            ),
            Scene(
                "noise",
                "What shrinking does to noise",
                "Noise",
                ("denoising", "wavelet", "去噪"),
                ("shrinkage_cut", "shrinkage_seed"),
            ),
            Scene(
                "charge",
                "Soft shrink is the cheapest x when |x| has a price",
                "The charge",
                ("proximal", "lasso", "L1"),
                ("shrinkage_z0", "shrinkage_weight"),
            ),
        ),
    ),
    Page("softmax", "Softmax and its kin", ":material/donut_small:", FUNCTIONS),
    Page("maxout", "Maxout", ":material/change_history:", FUNCTIONS),
    Page("gated_units", "Gated units: GLU and its kin", ":material/sensor_door:", FUNCTIONS),
    Page("choose", "Which should I use?", ":material/help:", FUNCTIONS),
    Page(
        "dying_relu",
        "The dying-ReLU simulator",
        ":material/heart_broken:",
        TRAINING,
        scenes=(
            Scene(
                "turn",
                "Turn the learning rate and watch units die",
                "Turn the rate",
                ("dying ReLU", "dead unit", "神经元坏死", "learning rate", "学习率"),
                _NETWORK,
            ),
            Scene(
                "film",
                "One training, step by step",
                "Film",
                ("dying ReLU", "神经元坏死", "training", "decision regions"),
                ("run", "preset", "frame", *_NETWORK),
            ),
            Scene(
                "one-unit",
                "One unit dies: every number of two steps",
                "One unit",
                ("gradient descent", "梯度下降", "dead unit", "神经元坏死", "algebra"),
                ("unit_*",),
            ),
            Scene(
                "sweep",
                "Every learning rate, over seeds",
                "All rates",
                ("learning rate", "学习率", "leaky ReLU", "seeds"),
                ("sweep_*", *_NETWORK),
            ),
        ),
    ),
    Page("why_units_die", "Why units die", ":material/content_paste_search:", TRAINING),
    Page("born_dead", "Born dead", ":material/horizontal_rule:", TRAINING),
    Page("revival", "What brings units back", ":material/ecg_heart:", TRAINING),
    Page("digits", "Real data: handwritten digits", ":material/pin:", TRAINING),
    Page("stay_safe", "How to be safe", ":material/health_and_safety:", TRAINING),
    Page(
        "coin_flips",
        "The maximum-likelihood coin",
        ":material/toll:",
        LIKELIHOOD,
        scenes=(
            Scene(
                "likelihood",
                "The likelihood of a coin, and its maximum",
                "Likelihood",
                ("maximum likelihood", "极大似然", "极大似然估计", "Bernoulli", "伯努利分布"),
                (*_COIN, "guess", "derivation"),
            ),
            Scene(
                "readings",
                "Likelihood, log-likelihood, NLL and cross-entropy",
                "Four readings",
                ("cross-entropy", "交叉熵", "entropy", "KL divergence", "log-likelihood"),
                (*_COIN, "guess", "product"),
            ),
            Scene(
                "two-readings",
                "Probability over k, likelihood over p",
                "Two readings",
                ("binomial", "二项分布", "probability or likelihood"),
                (*_COIN, "pair"),
            ),
            Scene(
                "underflow",
                "Likelihood underflows; log-likelihood does not",
                "Underflow",
                ("log-likelihood", "float64", "下溢"),
                ("coin_throws", "coin_throws_seed", "flips"),
            ),
            Scene(
                "climbing",
                "Gradient ascent and Newton's method on a coin",
                "Climbing",
                ("gradient ascent", "Newton", "logit", "梯度上升"),
                ("climb_*", "flips"),
            ),
            Scene(
                "real-coins",
                "Coins that were really tossed",
                "Real coins",
                ("Kerrich", "fair coin", "confidence interval"),
                ("record", "record_parts", "record_stories"),
            ),
            Scene(
                "evidence",
                "Is it fair? Three answers for one count",
                "Is it fair?",
                ("p-value", "Bayes factor", "likelihood ratio", "hypothesis test", "假设检验"),
                ("record", "part"),
            ),
            Scene(
                "kerrich",
                "Kerrich's 10,000 tosses, checkpoint by checkpoint",
                "Kerrich",
                ("law of large numbers", "大数定律"),
                ("kerrich_at", "record"),
            ),
            Scene(
                "all-coins",
                "All real coins in one picture",
                "All coins",
                ("confidence interval", "置信区间"),
                ("record",),
            ),
            Scene(
                "stopping",
                "When to stop: one likelihood, two p-values",
                "Stopping",
                ("optional stopping", "likelihood principle", "p-value"),
                ("stopping_*",),
            ),
        ),
    ),
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


def after(this: Page) -> Page | None:
    """Return the page that follows in the table of contents, or None at its end."""
    place = PAGES.index(this) + 1
    return PAGES[place] if place < len(PAGES) else None
