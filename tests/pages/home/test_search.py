"""What readers type, and the page or scene that they must be shown for it."""

import gettext

import pytest

from acts import language
from pages import contents
from pages.home.search import PLACES, Place, nearest, search

FIRST = {
    "vanishing gradient": "depth/signals",
    "vanishing": "depth/signals",
    "vanishing gradient problem": "depth/signals",
    "梯度消失": "depth/signals",
    "梯度消失问题": "depth/signals",
    "什么是梯度消失": "depth/signals",
    "梯度爆炸": "depth/signals",
    "exploding gradients": "depth/signals",
    "mean field": "depth/chaos",
    "平均场": "depth/chaos",
    "Backpropagation": "sigmoidal/upstream",
    "反向传播": "sigmoidal/upstream",
    "chain rule": "sigmoidal/upstream",
    "dying ReLU": "dying_relu/turn",
    "dying-relu": "dying_relu/turn",
    "why do ReLUs die": "dying_relu/turn",
    "what is the dying ReLU problem?": "dying_relu/turn",
    "神经元坏死": "dying_relu/turn",
    "dead neurons": "dying_relu/turn",
    "learning rates": "dying_relu/turn",
    "学习率": "dying_relu/turn",
    "gradient descent": "dying_relu/one-unit",
    "梯度下降": "dying_relu/one-unit",
    "saturation": "sigmoidal/crossing",
    "饱和": "sigmoidal/crossing",
    "overflow": "softmax/overflow",
    "derivative": "sigmoidal/curve",
    "the derivative of the sigmoid": "sigmoidal/curve",
    "导数": "sigmoidal/curve",
    "activation function": "neuron/one",
    "激活函数": "neuron/one",
    "What is an activation function?": "neuron/one",
    "什么是激活函数": "neuron/one",
    "neuron": "neuron/one",
    "what does a neuron do": "neuron/one",
    "神经元": "neuron/one",
    "weights": "neuron/one",
    "权重": "neuron/one",
    "bias": "neuron/one",
    "偏置": "neuron/one",
    "convolution": "neuron/picture",
    "卷积": "neuron/picture",
    "edge detection": "neuron/picture",
    "sparsity": "neuron/silent",
    "稀疏": "neuron/silent",
    "dropout": "neuron/silent",
    "matrix product": "layers/collapse",
    "矩阵乘法": "layers/collapse",
    "universal approximation": "layers/bumps",
    "万能逼近": "layers/bumps",
    "universal approximation theorem": "layers/fit",
    "万能逼近定理": "layers/fit",
    "tent map": "layers/folds",
    "帐篷映射": "layers/folds",
    "expressivity": "layers/folds",
    "表达能力": "layers/folds",
    "subgradient": "rectified/corner",
    "次梯度": "rectified/corner",
    "zero-centered": "gated/centred",
    "zero centred": "gated/centred",
    "零中心": "gated/centred",
    "lasso": "shrinkage/charge",
    "perceptron": "threshold_linear/votes",
    "softmax": "softmax/bars",
    "归一化": "depth/inputs",
    "attention": "softmax/attention",
    "注意力": "softmax/attention",
    "SwiGLU": "gated_units/surface",
    "output layer": "choose/output",
    "How to choose an activation function?": "choose/hidden",
    "weight initialization": "born_dead/networks",
    "He initialisation": "born_dead/map",
    "初始化": "depth/gain",
    "MNIST": "digits/units",
    "手写数字": "digits/units",
    "warm-up": "stay_safe/remedies",
    "revive dead units": "revival/shock",
    "maximum likelihood": "coin_flips/likelihood",
    "MLE": "coin_flips/likelihood",
    "极大似然": "coin_flips/likelihood",
    "极大似然估计": "coin_flips/likelihood",
    "cross-entropy": "coin_flips/readings",
    "crossentropy": "coin_flips/readings",
    "交叉熵": "coin_flips/readings",
    "KL divergence": "coin_flips/readings",
    "Newton's method": "coin_flips/climbing",
    "p-values": "coin_flips/evidence",
    "Bayes factor": "coin_flips/evidence",
    "大数定律": "coin_flips/kerrich",
    "confidence intervals": "how_sure/intervals",
    "置信区间": "how_sure/intervals",
    "posterior": "how_sure/belief",
    "loss functions": "losses/logit",
    "training speed": "race/race",
    "six times faster": "race/race",
    "exp is expensive": "race/seconds",
    "幂运算": "race/seconds",
    "negative data": "race/against",
    "泛化": "race/gap",
    "过拟合": "race/gap",
    "损失函数": "losses/logit",
    "logistic regression": "losses/orings",
    "credible intervals": "how_sure/belief",
    "覆盖率": "how_sure/coverage",
}
AMONG_THREE = {
    "convergence": "race/race",
    "收敛": "race/race",
    "overfitting": "race/gap",
    "vanishing": "exponential/fading",
    "dying ReLU": "why_units_die/units",
    "activation functions": "sigmoidal/curve",
    "choose an activation function": "choose/hidden",
    "cross entropy": "losses/logit",
    "log-likelihood": "coin_flips/underflow",
    "confidence interval": "coin_flips/all-coins",
    "overflow": "sigmoidal/naive",
    "perceptron": "neuron/one",
    "感知机": "neuron/one",
    "tanh": "sigmoidal/curve",
    "ReLU": "rectified/curve",
    "GELU": "gated/differences",
    "leaky ReLU": "rectified/maximum",
    "zero-centred": "sigmoidal/morph",
    "squared error": "losses/logit",
    "initialisation": "stay_safe/remedies",
    "coin": "coin_flips/likelihood",
}
MISSPELT = {
    "vanishng gradient": "sigmoidal/upstream",
    "likelyhood": "coin_flips/likelihood",
    "initalisation": "depth/symmetry",
    "satturation": "sigmoidal/crossing",
}


def named(place: Place) -> str:
    return "/".join(each.slug for each in (place.page, place.scene) if each)


@pytest.mark.parametrize(("typed", "wanted"), FIRST.items())
def test_a_topic_is_found_first(typed, wanted):
    assert named(search(typed)[0]) == wanted


@pytest.mark.parametrize(("typed", "wanted"), AMONG_THREE.items())
def test_a_topic_is_among_the_first_three(typed, wanted):
    assert wanted in [named(place) for place in search(typed)[:3]]


@pytest.mark.parametrize(("typed", "wanted"), MISSPELT.items())
def test_a_topic_that_is_misspelt_is_among_the_nearest(typed, wanted):
    assert search(typed) == ()
    assert wanted in [named(place) for place in nearest(typed)]


@pytest.mark.parametrize("title", [scene.title for page in contents.PAGES for scene in page.scenes])
def test_every_scene_is_found_first_by_its_title(title):
    assert search(title)[0].scene.title == title


@pytest.mark.parametrize("page", [page for page in contents.PAGES if page.slug], ids=lambda page: page.slug)
def test_every_page_is_found_by_its_title_and_by_each_of_its_keywords(page):
    first = page.scenes[0] if page.scenes else None
    for name in (page.title, *page.keywords):
        assert Place(page, first) in search(name), name
    for scene in page.scenes:
        for name in (scene.title, scene.label, *scene.keywords):
            assert Place(page, scene) in search(name), name


@pytest.mark.parametrize("typed", ["", "  ", "a", "?", "🦙", "\0", "x" * 100_000, "的", "xyzzy", "-- >"])
def test_what_is_no_topic_finds_nothing(typed):
    assert search(typed) == ()
    assert nearest(typed) == ()


def test_every_page_has_keywords_in_both_languages():
    for place in PLACES:
        names = [name for name, _rank in place.names]
        assert any(not name.isascii() for name in (*names, *place.page.keywords)), named(place)


def test_a_title_is_found_in_the_language_of_its_reader(monkeypatch):
    class Reversed(gettext.NullTranslations):
        def gettext(self, message):
            return " ".join(reversed(message.split()))

    monkeypatch.setattr(language, "_catalogues", {**language._catalogues, "xx": Reversed()})
    before = language.spoken()
    language.speak("xx")
    try:
        scene = contents.page("gated").scenes[0]
        assert search(" ".join(reversed(scene.title.split())))[0].scene == scene
    finally:
        language.speak(before)
