"""The edge of chaos: the variances of weights and biases under two sliders, on a map of what a layer does."""

from acts.charts.kit.picture import Picture
from acts.charts.networks.chaos import BIAS, LIVE, WEIGHT, chaos_picture
from acts.experiments.networks.chaos import ALIKE, FUNCTIONS, LAYERS, NETWORKS, SETTLED, WIDTH, Chaos, chaos_with
from acts.language import _, joined
from acts.references import POOLE_2016, SCHOENHOLZ_2017
from pages.kit import controls, live, scenes, sources
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

NAME = "depth/chaos"
NEAR = 0.03  # how far chi is from 1 at most, where a network is called on the edge
words = Words(__file__)


@fragment
def show() -> None:
    """Show the map with its controls, and below it what the edge is."""
    picture, beside = scenes.stage(wide=4)
    with beside:
        slug = controls.function("depth/chaos_fn", FUNCTIONS, "tanh")
        weight, bias = (
            controls.number_box(text, key, of.domain.low, of.domain.high, of.default, of.step, short)
            for of, key, text, short in (
                (WEIGHT, "chaos_weight", _("Weights, $σ_w^2$"), _("variance of weights")),
                (BIAS, "chaos_bias", _("Biases, $σ_b^2$"), _("variance of biases")),
            )
        )
        seed = controls.seed("chaos_seed")
    with picture:
        _picture(slug, weight, bias, seed)
    words.show("chaos", networks=str(NETWORKS), width=str(WIDTH), alike=number(ALIKE))
    words.show(f"chaos {slug}")
    drawer(_("Why the edge is at χ = 1"), "chaos_derivation", ":material/function:", _derivation)


def _picture(slug: str, weight: float, bias: float, seed: int) -> None:
    def drawn(start: tuple[float, ...], said: list[str]) -> Picture:
        found = chaos_with(slug, *start, seed)
        lines = tuple(_line(found, *each) for each in LIVE.settings(start))
        return chaos_picture(found, (start[0], start[1]), lines, tuple(said))

    here = chaos_with(slug, weight, bias, seed)
    live.chart(
        NAME,
        {WEIGHT: "chaos_weight", BIAS: "chaos_bias"},
        {WEIGHT.name: weight, BIAS.name: bias},
        LIVE.settings,
        drawn,
        lambda weight, bias: _sentence(here, weight, bias),
        of=str((slug, seed)),
    )


def _side(found: Chaos, at: int) -> str:
    chi = found.chi[at]
    return "edge" if abs(chi - 1) <= NEAR else "order" if chi < 1 else "chaos"


def _line(found: Chaos, weight: float, bias: float) -> str:
    """Return what the picture says at a pair of variances."""
    at = found.at(weight, bias)
    said = {
        "edge": _("χ = {chi}:\non the edge"),
        "order": _("χ = {chi}:\norder, gradients vanish"),
        "chaos": _("χ = {chi}:\nchaos, gradients explode"),
    }
    return said[_side(found, at)].format(chi=number(found.chi[at], 3))


def _sentence(found: Chaos, weight: float, bias: float) -> str:
    """Say what a layer does to the gradient, and what becomes of two inputs."""
    at = found.at(weight, bias)
    said = {
        "edge": _("On the edge, χ = {chi}: a layer multiplies the gradient's size by {measured} (theory {expected})."),
        "order": _("Order, χ = {chi} < 1: a layer multiplies the gradient's size by {measured} (theory {expected})."),
        "chaos": _("Chaos, χ = {chi} > 1: a layer multiplies the gradient's size by {measured} (theory {expected})."),
    }
    alike = found.alike[:, at, -1]
    low, high = (number(each, 2) for each in (alike.min(), alike.max()))
    pairs = _("The inputs' correlation of {alike} becomes {low} to {high} after {layers} layers.")
    if low == high:
        pairs = _("The inputs' correlation of {alike} becomes {high} after {layers} layers.")
    gaps = {
        "chi": number(found.chi[at], 3), "measured": number(found.measured[at], 3),
        "expected": number(found.expected[at], 3), "alike": number(ALIKE), "layers": str(LAYERS),
        "low": low, "high": high,
    }  # fmt: skip
    return joined([said[_side(found, at)].format(**gaps), pairs.format(**gaps)])


def _derivation() -> None:
    cited = {"poole": sources.cited(POOLE_2016), "schoenholz": sources.cited(SCHOENHOLZ_2017)}
    words.show("chaos derivation", settled=str(SETTLED), layers=str(LAYERS), **cited)
