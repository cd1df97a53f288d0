"""The table of contents as data: navigation, home and the tests all read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FUNCTIONS, NETWORKS, TRAINING, LIKELIHOOD = "Functions", "Networks", "Training", "Likelihood"
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

    The first scene is the one that people come for. The keywords are what a search finds the page by, or its first
    scene, besides the title, in English and in Chinese. A title that is too long for the sidebar has a shorter label.
    """

    slug: str
    title: str
    icon: str
    section: str = ""
    scenes: tuple[Scene, ...] = ()
    keywords: tuple[str, ...] = ()
    label: str = ""

    @property
    def folder(self) -> Path:
        """The folder with its outline page.py, its words.md and its sections."""
        return Path(__file__).parent / self.section.lower() / (self.slug or "home")

    @property
    def file(self) -> Path:
        """The outline by its absolute path, which means the same to whatever script is running."""
        return self.folder / "page.py"


_DIGITS = ("scaling", "unit", "init", "digits_*")
"""The settings of a training on the handwritten digits: see pages/training/digits/controls.py."""

_SHOCK = ("data", "units", "shock_*", "cool_*")
"""The settings of networks that are shocked, then cooled: see pages/training/revival/controls.py."""

_NETWORK = (
    "rate", "data", "unit", "seed", "width", "lab_*", "init", "scale", "offset", "depth", "data_seed", "batch",
    "momentum", "decay", "steps",
)  # fmt: skip
"""The settings of a network and its training: see pages/training/lab.py."""


_LOGITS = ("softmax_cat", "softmax_dog", "softmax_tiger", "softmax_temperature", "softmax_shift")
"""The settings of three logits that several scenes of softmax show."""


def _curve(family: str) -> tuple[str, ...]:
    """Return the settings of the scene `curve` of a family, but for the parameters of its functions."""
    own = ("at", "z", "second", "derivation", "code", "library")
    return ("fn", "with", *(f"{family}_{name}" for name in own))


PAGES = (
    Page("", "Activations, by hand", ":material/home:"),
    Page(
        "glossary",
        "Glossary",
        ":material/dictionary:",
        keywords=("terms", "definitions", "vocabulary", "术语表", "词汇表"),
    ),
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
                (
                    "step function",
                    "阶跃函数",
                    "Heaviside",
                    "sign function",
                    "符号函数",
                    "linear activation",
                    "线性函数",
                    "perceptron",
                    "derivative",
                    "导数",
                ),
                (*_curve("threshold_linear"), "step_*", "identity_*", "threshold_threshold", "threshold_value"),
            ),
            Scene(
                "votes",
                "Three classes fire at once",
                "Three classes",
                ("multi-class", "多分类", "perceptron", "感知机"),
                (
                    "threshold_linear_threshold",
                    "threshold_linear_cat",
                    "threshold_linear_dog",
                    "threshold_linear_tiger",
                ),
            ),
            Scene(
                "slope",
                "The slope of a straight line does not depend on z",
                "Slope",
                ("linear regression", "线性回归", "squared error", "gradient", "梯度"),
                ("threshold_linear_slope", "threshold_linear_upstream"),
            ),
            Scene(
                "stack",
                "A stack of linear layers is one linear layer",
                "Linear layers",
                ("linear layers", "线性层", "depth", "why nonlinear", "nonlinearity", "非线性"),
                ("threshold_linear_depth", "threshold_linear_c", "threshold_linear_seed"),
            ),
        ),
        keywords=("step", "binary step", "identity"),
    ),
    Page(
        "sigmoidal",
        "Sigmoidal functions",
        ":material/stat_0:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "Sigmoid, tanh and their relatives with their derivatives",
                "Curve",
                ("derivative", "导数", "logistic", "逻辑函数", "S curve", "sigmoid", "squashing", "saturation", "饱和"),
                (*_curve("sigmoidal"), "hard_tanh_*"),
            ),
            Scene(
                "upstream",
                "The slope of the function times the slope from above",
                "Chain rule",
                (
                    "backpropagation",
                    "反向传播",
                    "chain rule",
                    "链式法则",
                    "upstream gradient",
                    "vanishing gradient",
                    "梯度消失",
                    "exploding gradient",
                    "梯度爆炸",
                ),
                ("fn", "sigmoidal_upstream"),
            ),
            Scene(
                "morph",
                "tanh is a sigmoid, stretched and shifted",
                "tanh = sigmoid",
                ("logistic", "zero-centred", "零中心", "scaled sigmoid"),
                ("sigmoidal_morph",),
            ),
            Scene(
                "crossing",
                "tanh saturates sooner than the sigmoid",
                "Saturation",
                ("saturation", "饱和", "vanishing gradient", "梯度消失", "slope"),
                (),
            ),
            Scene(
                "naive",
                "Where formulas as printed break, and stable ones hold",
                "In float64",
                ("overflow", "溢出", "numerical stability", "数值稳定", "float64", "stable sigmoid"),
                ("sigmoidal_break",),
            ),
            Scene(
                "pushed",
                "Outputs pushed to the ends",
                "Pushed out",
                (
                    "saturated units",
                    "saturation",
                    "饱和",
                    "weight initialisation",
                    "初始化",
                    "vanishing gradient",
                    "梯度消失",
                ),
                ("sigmoidal_spread",),
            ),
        ),
        keywords=("tanh", "双曲正切", "activation function", "激活函数"),
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
                ("rectified linear unit", "线性整流", "ReLU", "derivative", "导数", "piecewise linear", "分段线性"),
                (*_curve("rectified"), "leaky_relu_*", "prelu_*", "rrelu_*"),
            ),
            Scene(
                "corner",
                "The corner under a magnifying glass",
                "The corner",
                ("subgradient", "次梯度", "kink", "not differentiable", "不可导", "derivative at 0"),
                ("fn", "rectified_zoom"),
            ),
            Scene(
                "maximum",
                "max(αz, z) is leaky ReLU only up to α = 1",
                "max(αz, z)",
                ("leaky ReLU", "带泄漏", "PReLU", "slope on the left", "maximum"),
                ("rectified_alpha",),
            ),
            Scene(
                "relatives",
                "ReLU6 has a largest value, squared ReLU has no corner",
                "Two relatives",
                ("ReLU6", "squared ReLU", "平方ReLU", "clipped ReLU"),
                (),
            ),
            Scene(
                "random",
                "RReLU draws its slopes at random in training",
                "Random slopes",
                ("RReLU", "randomised slopes", "randomness", "随机", "regularisation", "正则化"),
                ("rectified_seed", "random_*"),
            ),
            Scene(
                "learned",
                "The slope that PReLU learns",
                "Learned slope",
                ("PReLU", "parametric ReLU", "参数化ReLU", "learned slope", "可学习斜率", "He et al."),
                ("learned_*",),
            ),
        ),
        keywords=("rectifier", "修正线性单元", "activation function", "激活函数"),
    ),
    Page(
        "exponential",
        "Exponential and soft rectifiers",
        ":material/line_curve:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "ELU, softplus and their relatives with their derivatives",
                "Curve",
                ("exponential linear unit", "指数线性单元", "ELU", "SELU", "smooth ReLU", "derivative", "导数"),
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
                ("smoothness", "光滑", "kink", "CELU", "second derivative", "二阶导数"),
                ("exponential_alpha",),
            ),
            Scene(
                "limit",
                "Softplus approaches ReLU as β grows",
                "Softplus",
                ("softplus", "smooth ReLU", "平滑近似", "temperature", "温度", "sharpness"),
                ("exponential_power",),
            ),
            Scene(
                "relatives",
                "Three ways to round a corner",
                "Three ways",
                ("squareplus", "sparse plus", "softplus", "smooth ReLU", "平滑近似"),
                ("exponential_relatives_at",),
            ),
            Scene(
                "fading",
                "ELU's slope vanishes far to the left",
                "ELU's slope",
                ("saturation", "饱和", "vanishing gradient", "梯度消失"),
                ("exponential_fading_at", "exponential_slopes"),
            ),
        ),
        keywords=("softplus", "ELU", "SELU"),
    ),
    Page(
        "gated",
        "Gated and smooth functions",
        ":material/waves:",
        FUNCTIONS,
        scenes=(
            Scene(
                "curve",
                "GELU, SiLU, Mish and their relatives with their derivatives",
                "Curve",
                ("GELU", "SiLU", "swish", "Mish", "transformer activation", "derivative", "导数"),
                (*_curve("gated"), "silu_*"),
            ),
            Scene(
                "dip",
                "The lowest point of each gated function",
                "The dip",
                ("minimum", "最小值", "not monotone", "非单调", "negative values"),
                ("fn", "gated_lowest"),
            ),
            Scene(
                "differences",
                "Three functions called GELU",
                "Three GELUs",
                ("tanh approximation", "GELU approximation", "近似", "approximate"),
                ("gated_power",),
            ),
            Scene(
                "between",
                "SiLU lies between the line z / 2 and ReLU",
                "SiLU and beta",
                ("swish", "beta", "SiLU", "自门控"),
                ("gated_beta",),
            ),
            Scene(
                "centred",
                "GELU is not zero-centred",
                "Zero-centred?",
                ("zero-centred", "零中心", "零均值", "mean output", "mean activation"),
                ("gated_spread", "gated_moments"),
            ),
        ),
        keywords=("self-gated", "门控"),
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
                (
                    "soft threshold",
                    "软阈值",
                    "hard threshold",
                    "硬阈值",
                    "soft shrink",
                    "tanhshrink",
                    "derivative",
                    "导数",
                ),
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
                ("denoising", "去噪", "wavelet", "小波"),
                ("shrinkage_cut", "shrinkage_seed"),
            ),
            Scene(
                "charge",
                "Soft shrink is the cheapest x when |x| has a price",
                "The charge",
                ("lasso", "L1", "proximal operator", "近端算子", "sparsity", "稀疏"),
                ("shrinkage_z0", "shrinkage_weight"),
            ),
        ),
        keywords=("shrink", "收缩函数", "sparse coding", "稀疏"),
    ),
    Page(
        "softmax",
        "Softmax and its relatives",
        ":material/donut_small:",
        FUNCTIONS,
        scenes=(
            Scene(
                "bars",
                "Three logits and their shares",
                "Shares",
                ("归一化指数函数", "logits", "temperature", "温度", "probabilities of classes", "argmax", "one hot"),
                ("move", *_LOGITS, "softmax_most_active"),
            ),
            Scene(
                "slopes",
                "What raising one logit does to every share",
                "Slopes",
                ("Jacobian", "雅可比", "derivative of softmax", "softmax gradient", "导数", "梯度"),
                ("move", *_LOGITS, "softmax_derivation", "softmax_stalling"),
            ),
            Scene(
                "kin",
                "Log-softmax, softmin, sparsemax and log-sum-exp at the same logits",
                "Relatives",
                ("log-softmax", "logsumexp", "softmin", "two classes", "binary classification", "二分类"),
                (
                    "fn",
                    *_LOGITS,
                    "softmax_values",
                    "softmax_two",
                    "softmax_code",
                    "softmax_library",
                ),
            ),
            Scene(
                "sparsemax",
                "Sparsemax reaches exactly zero",
                "Sparsemax",
                ("sparse attention", "稀疏", "simplex", "exactly zero"),
                ("softmax_path",),
            ),
            Scene(
                "many",
                "Many classes share the whole",
                "Many classes",
                ("number of classes", "类别数", "top k", "long tail"),
                ("softmax_classes", "softmax_spacing"),
            ),
            Scene(
                "overflow",
                "Large logits break the textbook softmax, but not the shifted formula",
                "Overflow",
                ("overflow", "溢出", "numerical stability", "数值稳定", "log-sum-exp trick", "nan", "float64"),
                ("softmax_size", "softmax_gap"),
            ),
            Scene(
                "attention",
                "Attention gets sharper with the length of its vectors",
                "Attention",
                ("注意力", "transformer", "scaled dot product", "softmax as hidden layer", "calibration"),
                ("softmax_seed", "softmax_weights", "softmax_output", "softmax_hidden"),
            ),
            Scene(
                "draws",
                "Draws from softmax, and draws with a slope",
                "Draws",
                ("Gumbel", "Gumbel-softmax", "sampling", "采样", "reparameterisation"),
                ("softmax_tau", "softmax_draw"),
            ),
        ),
        keywords=("softmax", "multi-class", "多分类"),
    ),
    Page(
        "maxout",
        "Maxout",
        ":material/change_history:",
        FUNCTIONS,
        scenes=(
            Scene(
                "pieces",
                "The highest of a few straight lines",
                "The pieces",
                ("piecewise linear", "分段线性", "convex function", "凸函数", "learned activation"),
                ("move", "maxout_pieces", "maxout_w_*", "maxout_b_*", "maxout_at", "maxout_code", "maxout_library"),
            ),
            Scene(
                "fit",
                "The highest of k lines follows a curve",
                "Fit",
                ("difference of convex functions", "universal approximation", "万能近似"),
                ("target", "maxout_k"),
            ),
            Scene(
                "following",
                "More pieces, smaller error",
                "Error",
                ("approximation error", "近似误差", "rate of convergence"),
                ("target", "maxout_k"),
            ),
            Scene(
                "falling",
                "A falling bias leaves pieces unused, and no maxout unit dead",
                "Falling bias",
                ("dead maxout units", "does maxout die", "神经元坏死"),
                ("maxout_seed",),
            ),
            Scene(
                "price",
                "Every piece costs the weights of a layer",
                "Price",
                ("parameters of maxout", "参数数量"),
                ("maxout_fan_in", "maxout_width", "maxout_each", "maxout_price"),
            ),
        ),
        keywords=("maxout",),
    ),
    Page(
        "gated_units",
        "Gated units: GLU and its relatives",
        ":material/sensor_door:",
        FUNCTIONS,
        label="Gated units",
        scenes=(
            Scene(
                "surface",
                "The surface of a gated unit",
                "Surface",
                ("gated linear unit", "门控线性单元", "GLU", "SwiGLU", "GEGLU", "ReGLU", "bilinear"),
                ("fn", "gated_units_a", "gated_units_b", "gated_units_code", "gated_units_library"),
            ),
            Scene(
                "slices",
                "The slopes of a gated unit",
                "Slopes",
                ("partial derivatives of GLU", "偏导数", "gradient through a gate"),
                ("fn", "gated_units_a", "gated_units_b", "gated_units_reaches"),
            ),
            Scene(
                "price",
                "Three matrices, two thirds of the width",
                "Price",
                ("feed-forward layer", "前馈网络", "LLaMA", "PaLM", "number of weights", "参数数量"),
                ("gated_units_model", "gated_units_hidden", "gated_units_multiple", "gated_units_price"),
            ),
        ),
        keywords=("GLU variants", "transformer", "LLM", "大语言模型"),
    ),
    Page(
        "choose",
        "Which should I use?",
        ":material/help:",
        FUNCTIONS,
        scenes=(
            Scene(
                "hidden",
                "One network with several activation functions",
                "Hidden layer",
                (
                    "best activation function",
                    "hidden layer",
                    "隐藏层",
                    "universal approximation",
                    "万能近似",
                    "comparison of activation functions",
                    "比较",
                ),
                ("data", "choose_rules", "choose_quoted", "choose_moments"),
            ),
            Scene(
                "output",
                "The function that fits an output",
                "Output layer",
                ("output layer", "输出层", "probability", "regression", "回归", "classification", "分类", "counts"),
                ("task", "choose_gradients", "choose_fitting"),
            ),
        ),
        keywords=("choose an activation function", "选择激活函数", "activation function", "激活函数"),
    ),
    Page(
        "neuron",
        "What does an activation function do?",
        ":material/graph_2:",
        NETWORKS,
        scenes=(
            Scene(
                "one",
                "One neuron: a weighted sum, then a function",
                "One neuron",
                (
                    "activation function",
                    "激活函数",
                    "bias",
                    "偏置",
                    "weights",
                    "权重",
                    "artificial neuron",
                    "人工神经元",
                    "weighted sum",
                    "加权和",
                    "pre-activation",
                    "预激活",
                    "perceptron",
                    "感知机",
                ),
                ("fn", "neuron_x1", "neuron_w1", "neuron_x2", "neuron_w2", "neuron_b"),
            ),
            Scene(
                "picture",
                "A picture through a neuron",
                "A picture",
                (
                    "convolution",
                    "卷积",
                    "kernel",
                    "卷积核",
                    "cross-correlation",
                    "互相关",
                    "edge detection",
                    "边缘检测",
                    "image filter",
                    "CNN",
                    "卷积神经网络",
                ),
                ("kernel", "neuron_picture", "neuron_bias", "neuron_k*", "neuron_flip"),
            ),
            Scene(
                "silent",
                "Half the units are off",
                "Half are off",
                (
                    "稀疏",
                    "sparsity",
                    "sparse activations",
                    "稀疏激活",
                    "dropout",
                    "随机失活",
                    "exact zeros",
                    "ReLU is like dropout",
                ),
                ("neuron_pass", "neuron_input", "neuron_seed", "neuron_half_bias"),
            ),
        ),
        keywords=("neuron", "神经元", "what is an activation function", "什么是激活函数"),
        label="What does a neuron do?",
    ),
    Page(
        "layers",
        "Why not just lines?",
        ":material/stacked_line_chart:",
        NETWORKS,
        scenes=(
            Scene(
                "collapse",
                "Linear layers collapse into one",
                "Linear layers",
                (
                    "linear layers",
                    "线性层",
                    "matrix product",
                    "矩阵乘法",
                    "why nonlinear",
                    "nonlinearity",
                    "非线性",
                    "step function has no gradient",
                    "阶跃函数",
                ),
                ("collapse_*",),
            ),
            Scene(
                "bumps",
                "Any function from bumps, put together by hand",
                "Bumps",
                (
                    "universal approximation",
                    "万能逼近",
                    "universal approximation theorem",
                    "万能逼近定理",
                    "万能近似",
                    "通用近似定理",
                    "approximation rate",
                    "逼近速度",
                    "step functions",
                    "piecewise linear",
                    "分段线性",
                ),
                ("target", "bumps_*"),
            ),
            Scene(
                "fit",
                "The same by training: what it finds, and what it misses",
                "By training",
                (
                    "universal approximation theorem",
                    "万能逼近定理",
                    "training",
                    "训练",
                    "curve fitting",
                    "曲线拟合",
                    "regression",
                    "回归",
                    "Cybenko",
                    "Hornik",
                    "one hidden layer",
                    "单隐层",
                ),
                ("target", "fit_*"),
            ),
            Scene(
                "folds",
                "Depth folds: each layer doubles the pieces",
                "Depth folds",
                ("tent map", "帐篷映射", "depth", "深度", "width", "宽度", "linear pieces", "expressivity", "表达能力"),
                ("folds_*",),
            ),
            Scene(
                "regions",
                "Decisions in the plane, and their linear regions counted",
                "In the plane",
                (
                    "linear regions",
                    "线性区域",
                    "decision boundary",
                    "决策边界",
                    "decision regions",
                    "决策区域",
                    "hyperplane arrangement",
                    "circles",
                    "spiral",
                    "expressivity",
                    "表达能力",
                ),
                ("regions_*",),
            ),
        ),
        keywords=("hidden layers", "隐藏层", "several layers", "多层网络"),
    ),
    Page(
        "depth",
        "Do gradients survive?",
        ":material/layers:",
        NETWORKS,
        scenes=(
            Scene(
                "signals",
                "Vanishing gradients: signals through fifty layers",
                "Fifty layers",
                (
                    "vanishing gradient",
                    "梯度消失",
                    "exploding gradient",
                    "梯度爆炸",
                    "vanishing gradients",
                    "exploding gradients",
                    "mean field",
                    "平均场",
                    "deep network",
                    "深度网络",
                    "backpropagation",
                    "反向传播",
                    "saturation",
                    "饱和",
                    "depth",
                ),
                ("fn", "init", "depth_layers", "depth_seed", "depth_product", "depth_claims", "depth_weights"),
            ),
            Scene(
                "histograms",
                "Layer by layer: activations and gradients",
                "Layer by layer",
                (
                    "histogram of activations",
                    "激活值直方图",
                    "activation statistics",
                    "dead units",
                    "神经元坏死",
                    "saturation",
                    "饱和",
                    "initial scale",
                ),
                ("fn", "scaling", "depth_scale", "depth_seed", "depth_dead"),
            ),
            Scene(
                "symmetry",
                "Units that start equal stay equal",
                "Symmetry",
                ("symmetry breaking", "对称性", "zero initialisation", "零初始化", "equal weights", "初始化"),
                ("symmetry_*",),
            ),
            Scene(
                "gain",
                "The gain of the initial weights, and where it comes from",
                "Gain",
                (
                    "initialisation",
                    "初始化",
                    "Xavier",
                    "Glorot",
                    "He initialisation",
                    "Kaiming",
                    "LeCun",
                    "gain",
                    "增益",
                    "weight scale",
                    "权重初始化",
                    "calculate_gain",
                ),
                ("gain_*",),
            ),
            Scene(
                "chaos",
                "The edge of chaos, between vanishing and exploding gradients",
                "Edge of chaos",
                (
                    "order and chaos",
                    "混沌边缘",
                    "mean field",
                    "平均场",
                    "critical initialisation",
                    "临界初始化",
                    "weight variance",
                    "bias variance",
                    "correlation of inputs",
                ),
                ("chaos_*",),
            ),
            Scene(
                "inputs",
                "Preprocessing rounds the valley of the loss",
                "Inputs",
                (
                    "preprocessing",
                    "数据预处理",
                    "condition number",
                    "条件数",
                    "whitening",
                    "白化",
                    "standardisation",
                    "标准化",
                    "normalisation",
                    "归一化",
                    "zero-centred inputs",
                    "zig-zag",
                ),
                ("inputs_*",),
            ),
            Scene(
                "first-layer",
                "What preprocessing does to the first layer",
                "First layer",
                (
                    "preprocessing of images",
                    "数据预处理",
                    "whitening",
                    "白化",
                    "standardised pixels",
                    "标准化",
                    "mean subtraction",
                    "去均值",
                    "dead units",
                    "training set only",
                    "data leakage",
                    "数据泄漏",
                ),
                ("first_*",),
            ),
            Scene(
                "normalisation",
                "Batch normalisation as a switch",
                "Batch norm",
                (
                    "batch normalisation",
                    "批量归一化",
                    "batchnorm",
                    "BN",
                    "running statistics",
                    "internal covariate shift",
                    "内部协变量偏移",
                    "small batches",
                    "learning rate range",
                    "学习率",
                ),
                ("norm_*",),
            ),
            Scene(
                "watching",
                "Watching a training: what is wrong with this one?",
                "Watching",
                (
                    "loss curve",
                    "损失曲线",
                    "update ratio",
                    "更新比例",
                    "gradient norm",
                    "梯度范数",
                    "diagnosis",
                    "诊断",
                    "learning rate",
                    "学习率",
                    "training curves",
                    "训练曲线",
                    "babysitting the learning process",
                ),
                ("watch_*", "diagnosis_*"),
            ),
        ),
        keywords=("vanishing gradient problem", "梯度消失问题", "deep networks", "signal propagation", "信号传播"),
        label="Do gradients survive?",
    ),
    Page(
        "centring",
        "Does it matter that outputs are not zero-centred?",
        ":material/align_horizontal_center:",
        NETWORKS,
        scenes=(
            Scene(
                "locked",
                "The signs of a gradient agree, until a training frees them",
                "Locked signs",
                (
                    "sign of the gradient",
                    "梯度符号",
                    "positive inputs",
                    "same sign",
                    "mini-batch",
                    "小批量",
                    "bias",
                    "偏置",
                    "mean residual",
                    "zero mean",
                    "零均值",
                ),
                ("locked_*",),
            ),
            Scene(
                "zigzag",
                "Gradient descent zig-zags where inputs are not centred",
                "The zig-zag",
                (
                    "zig-zag",
                    "之字形",
                    "zigzag",
                    "锯齿",
                    "condition number",
                    "条件数",
                    "convergence",
                    "收敛",
                    "mean of the inputs",
                    "contours",
                ),
                ("zigzag_*",),
            ),
            Scene(
                "network",
                "What centred outputs change in a training",
                "In a network",
                (
                    "convergence",
                    "收敛速度",
                    "momentum",
                    "动量",
                    "Adam",
                    "RMSprop",
                    "optimiser",
                    "优化器",
                    "shifted sigmoid",
                    "sigmoid or tanh",
                    "mean activation",
                    "learning rate",
                ),
                ("network_*",),
            ),
        ),
        keywords=("zero-centred", "零中心", "zero-centered outputs", "以零为中心", "centring", "中心化"),
        label="Zero-centred?",
    ),
    Page(
        "race",
        "Who learns fastest, and what does it cost?",
        ":material/speed:",
        NETWORKS,
        scenes=(
            Scene(
                "race",
                "All functions race to a training loss",
                "The race",
                (
                    "convergence",
                    "收敛",
                    "speed of convergence",
                    "收敛速度",
                    "training speed",
                    "训练速度",
                    "learning curves",
                    "学习曲线",
                    "six times faster",
                    "best learning rate",
                    "comparison of activation functions",
                    "Krizhevsky",
                ),
                ("data", "race_loss", "fns", "race_rules", "race_all"),
            ),
            Scene(
                "seconds",
                "Steps or seconds? What each function costs a layer",
                "Seconds",
                (
                    "exp",
                    "幂运算",
                    "exp is expensive",
                    "指数运算",
                    "computational cost",
                    "计算量",
                    "matrix product",
                    "矩阵乘法",
                    "processor time",
                    "benchmark",
                ),
                ("width", "costs_of", "data", "race_loss", "race_measured", "race_costs"),
            ),
            Scene(
                "against",
                "What ReLU is said to do badly",
                "Against ReLU",
                (
                    "negative data",
                    "负数据",
                    "disadvantages of ReLU",
                    "ReLU 缺点",
                    "negative values",
                    "small networks",
                    "小网络",
                    "number of parameters",
                    "参数量",
                ),
                ("case", "race_sizes"),
            ),
            Scene(
                "gap",
                "Does ReLU generalise better?",
                "The gap",
                (
                    "generalisation",
                    "泛化",
                    "overfitting",
                    "过拟合",
                    "train-test gap",
                    "generalisation gap",
                    "few samples",
                    "小样本",
                    "sparsity prevents overfitting",
                    "稀疏",
                ),
                ("gap_samples", "gap_rate", "race_gap_rules"),
            ),
        ),
        keywords=("race", "convergence", "收敛", "training speed", "训练速度"),
        label="Who learns fastest?",
    ),
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
                ("dying ReLU", "神经元坏死", "learning rate", "学习率", "dead neuron", "dead unit", "神经元死亡"),
                _NETWORK,
            ),
            Scene(
                "film",
                "One training, step by step",
                "Film",
                ("dying ReLU", "神经元坏死", "training", "训练", "decision boundary", "决策边界", "decision regions"),
                ("run", "preset", "frame", "film_dead", *_NETWORK),
            ),
            Scene(
                "one-unit",
                "One unit dies: every number of two steps",
                "One unit",
                (
                    "gradient descent",
                    "梯度下降",
                    "dead unit",
                    "神经元坏死",
                    "dying ReLU",
                    "algebra",
                    "backpropagation",
                    "反向传播",
                    "by hand",
                ),
                ("unit_*",),
            ),
            Scene(
                "sweep",
                "Every learning rate, over seeds",
                "All rates",
                ("leaky ReLU", "seeds", "dying ReLU", "神经元坏死", "learning rate", "学习率"),
                ("sweep_*", *_NETWORK),
            ),
        ),
        keywords=("dead ReLU", "neuron death", "simulator", "模拟"),
    ),
    Page(
        "why_units_die",
        "Why units die",
        ":material/content_paste_search:",
        TRAINING,
        scenes=(
            Scene(
                "units",
                "What each unit died of",
                "Causes",
                ("dying ReLU", "神经元坏死", "神经元死亡", "causes of death", "原因", "weights", "bias", "偏置"),
                ("run", "preset", "units_*", *_NETWORK),
            ),
            Scene(
                "story",
                "The step after which one unit stopped firing",
                "One unit",
                ("dead unit", "神经元坏死", "pre-activation", "bias", "偏置"),
                ("who", *_NETWORK),
            ),
            Scene(
                "seeds",
                "The causes under other seeds",
                "Other seeds",
                ("seeds", "随机种子", "randomness", "luck"),
                _NETWORK,
            ),
            Scene(
                "map",
                "Dead from the start, or by the learning rate",
                "Map",
                (
                    "phase diagram",
                    "相图",
                    "learning rate",
                    "学习率",
                    "weight initialisation",
                    "初始化",
                    "negative bias",
                    "偏置",
                ),
                ("axis", *_NETWORK),
            ),
        ),
        keywords=("dead ReLU", "neuron death"),
    ),
    Page(
        "born_dead",
        "Born dead",
        ":material/horizontal_rule:",
        TRAINING,
        scenes=(
            Scene(
                "networks",
                "Networks before their first step, cut off",
                "Networks",
                (
                    "initialisation",
                    "初始化",
                    "weight initialisation",
                    "dead at birth",
                    "dying ReLU",
                    "神经元坏死",
                    "constant network",
                ),
                ("preset", "run", "init", "born_*"),
            ),
            Scene(
                "map",
                "Constant networks over width and depth",
                "Map",
                (
                    "He initialisation",
                    "Glorot initialisation",
                    "Xavier initialisation",
                    "Kaiming",
                    "narrow networks",
                    "width",
                    "宽度",
                    "depth",
                    "深度",
                ),
                ("init", "born_*"),
            ),
        ),
        keywords=("born-dead networks", "randomised asymmetric initialisation"),
    ),
    Page(
        "revival",
        "What brings units back",
        ":material/ecg_heart:",
        TRAINING,
        scenes=(
            Scene(
                "shock",
                "Shock and cool: which units fire again",
                "Shock and cool",
                ("revive dead units", "复活", "leaky ReLU", "learning-rate decay", "exploding weights"),
                ("run", "preset", "revival_reading", "revival_table", *_SHOCK),
            ),
            Scene(
                "layers",
                "What feeds a dead unit of the second layer still moves",
                "Later layers",
                ("second layer", "第二层", "depth", "深度", "hidden layers"),
                ("layers_*",),
            ),
        ),
        keywords=("dead unit", "神经元坏死", "recovery"),
    ),
    Page(
        "digits",
        "Real data: handwritten digits",
        ":material/pin:",
        TRAINING,
        scenes=(
            Scene(
                "units",
                "What each unit looks for, step by step",
                "Units",
                ("MNIST", "image classification", "图像分类", "weights as pictures", "权重可视化", "feature"),
                ("run", "preset", "frame", *_DIGITS),
            ),
            Scene(
                "pixels",
                "The digits as the network gets them",
                "Pixels",
                ("input scale", "输入缩放", "standardisation", "标准化", "normalisation", "min-max"),
                ("scaling", "digits_split"),
            ),
            Scene(
                "cliffs",
                "Scaling the pixels moves the cliff",
                "Cliffs",
                ("input scale", "输入缩放", "dead units", "神经元坏死", "standardised inputs"),
                _DIGITS,
            ),
            Scene(
                "mistakes",
                "Which digits the network misreads",
                "Mistakes",
                ("mistakes", "误分类", "misclassified", "test accuracy", "准确率"),
                _DIGITS,
            ),
        ),
        keywords=("handwritten digits", "手写数字", "digits"),
    ),
    Page(
        "stay_safe",
        "How to be safe",
        ":material/health_and_safety:",
        TRAINING,
        scenes=(
            Scene(
                "remedies",
                "How far each change raises the safe learning rate",
                "Remedies",
                (
                    "remedies for dying ReLU",
                    "avoid dying ReLU",
                    "prevent dead units",
                    "避免神经元坏死",
                    "initialisation",
                    "初始化",
                    "warm-up",
                    "预热",
                    "momentum",
                    "动量",
                    "leaky ReLU",
                    "input scaling",
                    "标准化",
                    "batch normalisation",
                    "批归一化",
                ),
                ("base", "safe_*"),
            ),
        ),
        keywords=("safe learning rate", "stable training"),
    ),
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
                (
                    "maximum likelihood",
                    "极大似然",
                    "极大似然估计",
                    "最大似然",
                    "MLE",
                    "Bernoulli distribution",
                    "伯努利分布",
                    "coin toss",
                    "抛硬币",
                    "estimate of p",
                ),
                (*_COIN, "derivation"),
            ),
            Scene(
                "readings",
                "Likelihood, log-likelihood, NLL and cross-entropy",
                "Four readings",
                (
                    "cross-entropy",
                    "交叉熵",
                    "entropy",
                    "熵",
                    "KL divergence",
                    "KL散度",
                    "log-likelihood",
                    "对数似然",
                    "negative log-likelihood",
                    "负对数似然",
                    "NLL",
                ),
                (*_COIN, "product", "classifier"),
            ),
            Scene(
                "two-readings",
                "Probability over k, likelihood over p",
                "Two readings",
                (
                    "binomial distribution",
                    "二项分布",
                    "probability or likelihood",
                    "probability versus likelihood",
                    "概率与似然",
                ),
                (*_COIN, "pair"),
            ),
            Scene(
                "underflow",
                "Likelihood underflows; log-likelihood does not",
                "Underflow",
                ("log-likelihood", "对数似然", "float64", "下溢", "product of probabilities"),
                ("coin_throws", "coin_throws_seed", "flips"),
            ),
            Scene(
                "climbing",
                "Gradient ascent and Newton's method on a coin",
                "Climbing",
                ("gradient ascent", "梯度上升", "Newton", "牛顿法", "logit", "optimisation", "优化", "score"),
                ("climb_*", "flips", "way", "coin", "coin_true", "coin_seed"),
            ),
            Scene(
                "real-coins",
                "Coins that were really tossed",
                "Real coins",
                ("real data", "fair coin", "公平硬币", "Buffon", "Pearson", "tossing data"),
                ("record", "record_parts", "record_stories"),
            ),
            Scene(
                "evidence",
                "Is it fair? Three answers for one count",
                "Is it fair?",
                (
                    "hypothesis test",
                    "假设检验",
                    "p-value",
                    "p值",
                    "Bayes factor",
                    "贝叶斯因子",
                    "likelihood ratio",
                    "似然比",
                    "fair coin",
                    "公平硬币",
                ),
                ("record", "part", "evidence_more"),
            ),
            Scene(
                "kerrich",
                "Kerrich's 10,000 tosses, checkpoint by checkpoint",
                "Kerrich",
                ("law of large numbers", "大数定律", "10,000 tosses"),
                ("kerrich_at", "record"),
            ),
            Scene(
                "all-coins",
                "All real coins in one picture",
                "All coins",
                ("fair coin", "公平硬币", "confidence interval", "置信区间"),
                ("record",),
            ),
            Scene(
                "stopping",
                "When to stop: one likelihood, two p-values",
                "Stopping",
                ("optional stopping", "likelihood principle", "似然原理", "p-value", "p值", "negative binomial"),
                ("stopping_*",),
            ),
        ),
        keywords=("coin", "硬币", "likelihood", "似然", "MLE"),
    ),
    Page(
        "how_sure",
        "How sure are we?",
        ":material/width:",
        LIKELIHOOD,
        scenes=(
            Scene(
                "intervals",
                "Six intervals for one p",
                "Six intervals",
                (
                    "confidence interval",
                    "置信区间",
                    "Wilson interval",
                    "Wald interval",
                    "Clopper-Pearson",
                    "Agresti-Coull",
                    "standard error",
                    "标准误",
                    "margin of error",
                ),
                ("flips", "level", "ways"),
            ),
            Scene(
                "geometry",
                "An interval is a cut through the log-likelihood",
                "Geometry",
                (
                    "likelihood ratio",
                    "似然比",
                    "score test",
                    "得分检验",
                    "Fisher information",
                    "费希尔信息",
                    "chi-square",
                    "卡方",
                ),
                ("flips", "level"),
            ),
            Scene(
                "coverage",
                "How often an interval holds the true p",
                "Coverage",
                ("coverage", "覆盖率", "nominal level", "exact interval"),
                ("level", "cover_tosses", "cover_p", "covers", "shares"),
            ),
            Scene(
                "belief",
                "What to believe of p: prior and posterior",
                "Posterior",
                (
                    "credible interval",
                    "可信区间",
                    "posterior",
                    "后验",
                    "prior",
                    "先验",
                    "Bayes",
                    "贝叶斯",
                    "beta distribution",
                ),
                ("flips", "level", "prior_a", "prior_b", "order_seed", "arrived"),
            ),
        ),
    ),
    Page(
        "losses",
        "From likelihood to loss",
        ":material/trending_down:",
        LIKELIHOOD,
        scenes=(
            Scene(
                "logit",
                "Cross-entropy and squared error over the logit",
                "Two losses",
                (
                    "loss function",
                    "损失函数",
                    "cross-entropy",
                    "交叉熵",
                    "binary cross-entropy",
                    "二元交叉熵",
                    "squared error",
                    "均方误差",
                    "MSE",
                    "negative log-likelihood",
                    "负对数似然",
                    "residual",
                ),
                ("label", "z", "derivation"),
            ),
            Scene(
                "neuron",
                "A neuron learns to answer 0 by two losses",
                "A neuron",
                ("learning slowdown", "学习缓慢", "sigmoid neuron", "Nielsen"),
                ("start", "neuron_w", "neuron_b", "neuron_rate", "epoch", "never", "ends"),
            ),
            Scene(
                "samples",
                "Which samples still teach?",
                "Samples",
                ("residual", "残差", "wrong label", "标签噪声"),
                ("labels", "sample", "sample_*", "gradients"),
            ),
            Scene(
                "classes",
                "Cat, dog, tiger: both losses on softmax",
                "Three classes",
                ("softmax", "multi-class", "多分类", "categorical", "classifier", "分类器"),
                ("true", "class", "class_*", "categorical"),
            ),
            Scene(
                "noise",
                "When squared error is a likelihood",
                "Noise",
                ("Gaussian noise", "高斯", "least squares", "最小二乘", "regression", "回归", "normal distribution"),
                ("sigma", "gaussian_lines"),
            ),
            Scene(
                "outputs",
                "Which loss for which output",
                "Outputs",
                ("Poisson", "泊松", "Bernoulli", "伯努利", "link function", "output layer", "输出层"),
                ("law", "law_z", "laws", "relu"),
            ),
            Scene(
                "symmetry",
                "A probability output need not be symmetric",
                "Symmetry",
                ("complementary log-log", "互补双对数", "cloglog", "probability output", "symmetric", "对称"),
                ("mirrored",),
            ),
            Scene(
                "orings",
                "The flights before Challenger",
                "O-rings",
                ("logistic regression", "逻辑回归", "Challenger", "O-ring", "separation", "Newton", "牛顿法"),
                (
                    "units",
                    "parted",
                    "ascent_rate",
                    "ascent_rate_raw",
                    "climb",
                    "reading",
                    "degrees",
                    "steps",
                ),
            ),
        ),
    ),
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


def scene(slug: str, name: str) -> Scene:
    """Return a scene of a page by both slugs.

    Raises
    ------
    LookupError
        If there is none.
    """
    for each in page(slug).scenes:
        if each.slug == name:
            return each
    raise LookupError(f"there is no scene {name!r} of {slug!r}")


def after(this: Page) -> Page | None:
    """Return the page that follows in the table of contents, or None at its end."""
    place = PAGES.index(this) + 1
    return PAGES[place] if place < len(PAGES) else None
