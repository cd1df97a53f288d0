"""What holds for every scene in a real browser: one visit a page, a click and one link a scene, a look at each size.

A fixture goes through the scenes and notes what it sees; a test asks one question of that. It looks more closely at the
scene that a page opens with, and with `--all` at every scene. The same holds in Chinese, for a sample of scenes.
"""

import gettext
import io
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from PIL import Image

from pages import contents
from tests.browser.visitor import DESKTOP, HERE, PHONE, alarms, barriers, idle, pictures, settled, sideways, turn
from tests.messages import LOCALE
from tests.samples import sampled
from tests.server import lines

CHARACTERS = re.compile(r"[\u4e00-\u9fff]{4}")
LAPTOP, NARROW, NARROWEST, ZOOMED = (1280, 720), (360, 740), (320, 640), (853, 480)
STAGE = (HERE / "stage.js").read_text()
HELD = 400  # milliseconds; Streamlit holds what a chart reports back for 150 of them
PANEL = 150  # pixels that a panel of a picture is high at least
ONE_ROW = 72  # pixels of a control with its label, or of the first row of one that has several
SCREENS = 3  # how many screens of a desktop a page is long at most, as it opens
STEADY = (  # a picture that follows the window is drawn again a moment after the window has changed
    "async () => { const look = () => [...document.querySelectorAll('[data-testid=stVegaLiteChart], svg.marks')]"
    ".map(each => { const box = each.getBoundingClientRect(); return [box.top, box.width, box.height] }).join();"
    " for (let before, same = 0, turn = 0; same < 3 && turn < 100; same = look() === before ? same + 1 : 0, turn++) {"
    " before = look(); await new Promise(done => setTimeout(done, 40)) } }"
)
ENGLISH = {f"{page.slug}-{scene.slug}": (page, scene, "light") for page in contents.PAGES for scene in page.scenes}
CHINESE = {f"zh-{name}": (page, scene, "chinese") for name, (page, scene, _view) in ENGLISH.items()}
SCENES = {**ENGLISH, **CHINESE}
OPENING = {name for name, (page, scene, _view) in ENGLISH.items() if scene is page.scenes[0]}
SPOKEN = {  # curves, regions, what Vega writes into a picture, panels with names, bars
    "zh-rectified-curve", "zh-dying_relu-turn", "zh-coin_flips-likelihood", "zh-depth-signals", "zh-layers-regions",
    "zh-how_sure-coverage", "zh-softmax-bars",
}  # fmt: skip
FLAGSHIPS = [("rectified", "curve"), ("dying_relu", "turn"), ("coin_flips", "likelihood")]
KINDS = [  # of pictures: curves under the hand, a log axis, regions as images, bars, what is written in Vega itself
    *FLAGSHIPS,
    ("sigmoidal", "upstream"),
    ("coin_flips", "two-readings"),
    ("dying_relu", "film"),
]


@dataclass
class Seen:
    """What a look at a scene has found."""

    slug: str
    first: str
    """The scene that the page opens with."""
    address: dict[str, list[str]]
    said: tuple[list[str], list[str]]
    """What the stage says as it was left, and as the link to it opens it."""
    open_: str
    """The scene that the link has opened."""
    faults: list[str]
    stages: dict[tuple[int, int], Any] = field(default_factory=dict)
    sideways: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    finger: dict[str, float] | None = None
    barriers: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def tab_in(visiting):
    """Return the tab of a view, which is opened once."""
    with visiting() as visit:
        yield cache(lambda view: visit(view=view))


@pytest.fixture(scope="module")
def tab(tab_in):
    return tab_in("light")


@pytest.fixture(scope="module", params=sampled(SCENES, ENGLISH.keys() | SPOKEN))
def seen(request, tab_in):
    page, scene, view = request.param
    tab = tab_in(view)
    closely = (view == "light" and scene is page.scenes[0]) or request.config.getoption("all")
    linked = closely or view != "light"
    # Each size is drawn once. A link is opened on a laptop, from where the window shrinks, after a click on a phone.
    shape(tab, NARROWEST if linked else LAPTOP)
    if urlsplit(tab.url).path.strip("/") != page.slug:
        arrive(tab, page.slug)
    choose(tab, scene.label if view == "light" else translated(scene.label))
    move(tab)
    address, left = query(tab), said(tab)
    found = Seen(scene.slug, page.scenes[0].slug, address, (left, left), scene.slug, alarms(tab) + pictures(tab))
    if linked:
        found.sideways[NARROWEST] = sideways(tab)
        found.barriers = barriers(tab) if closely else []
        resize(tab, LAPTOP)
        tab.goto(tab.url)
        idle(tab)
        found.said = left, said(tab)
        found.open_ = query(tab).get("scene", [page.scenes[0].slug])[0]
        found.faults += alarms(tab) + pictures(tab)
    for size in (LAPTOP, DESKTOP, PHONE) if closely else (LAPTOP, PHONE):
        shape(tab, size)
        found.stages[size] = tab.evaluate(STAGE)
    if not linked and not shared(found.stages[PHONE]):  # what counts is how a scene opens on a phone
        tab.goto(tab.url)
        idle(tab)
        found.stages[PHONE] = tab.evaluate(STAGE)
    if closely:
        found.finger = finger(tab)
    for size in [*([NARROW] if closely else []), *([] if linked else [NARROWEST])]:
        shape(tab, size)
        if sideways(tab):  # Vega misses a change to just the width of its plot: what counts is how it opens
            tab.goto(tab.url)
            idle(tab)
        found.sideways[size] = sideways(tab)
    return found


def arrive(tab, slug, address=""):
    """Open a page by its address, as a new visit."""
    parts = urlsplit(tab.url)
    tab.goto(f"{parts.scheme}://{parts.netloc}/{slug}?{address}".rstrip("?"))
    idle(tab)


def resize(tab, size):
    tab.set_viewport_size({"width": size[0], "height": size[1]})


def shape(tab, size):
    resize(tab, size)
    settled(tab)
    tab.evaluate(STEADY)


def query(tab):
    return parse_qs(urlsplit(tab.url).query)


def translated(label):
    """Return what a label is in Chinese."""
    return gettext.translation("acts", LOCALE, ["zh"]).gettext(label)


def choose(tab, label):
    """Open a scene of the page by a click into the row of scenes."""
    button = tab.locator(".st-key-scenes").get_by_role("radio", name=label, exact=True)
    button.click(force=True)
    idle(tab)
    assert button.get_attribute("aria-checked") == "true"


def move(tab):
    """Move the first slider inside a picture, if there is one, so that the link has something to say."""
    sliders = tab.locator("[class*=st-key-stage-] [data-testid=stVegaLiteChart] input[type=range]")
    if sliders.count():
        sliders.first.press("ArrowLeft")
        idle(tab, HELD)


def said(tab):
    """Return what the stage says in sentences."""
    return tab.locator("[class*=st-key-stage-] [data-testid=stMarkdownContainer]").all_inner_texts()


def finger(tab):
    """Draw a finger sideways across the first picture of the stage; return what the picture and the page did.

    None where no picture is on the stage.
    """
    plot = tab.locator("[class*=st-key-stage-] [data-testid=stVegaLiteChart] svg.marks").first
    if not plot.count():
        return None
    box = plot.bounding_box()
    tab.evaluate(
        "() => { window.felt = {pointermove: 0, pointercancel: 0}; for (const name of Object.keys(window.felt))"
        " document.addEventListener(name, event => { if (event.target.closest?.('svg.marks')) window.felt[name]++ },"
        " {capture: true, passive: true}) }"
    )
    hand = tab.context.new_cdp_session(tab)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 1})
    y = box["y"] + box["height"] * 0.4
    places = [box["x"] + box["width"] * (0.35 + 0.04 * step) for step in range(9)]
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": places[0], "y": y}]})
    for x in places[1:]:
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        tab.evaluate("() => new Promise(requestAnimationFrame)")  # moves within one frame are felt as one
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    hand.detach()
    return tab.evaluate("() => ({...window.felt, scrolled: document.querySelector('[data-testid=stMain]').scrollTop})")


def whole(found, size):
    """Hold that a stage and its pictures are on one screen beside the open sidebar."""
    assert found, "the scene stands on no stage"
    assert found["charts"], "no picture is on the stage"
    assert found["sidebar"]
    assert found["scrolled"] == 0
    assert found["stage"]["bottom"] <= size[1]
    assert all(chart["bottom"] <= found["stage"]["bottom"] + 1 for chart in found["charts"])


def test_a_scene_is_whole_on_the_screen_of_a_laptop(seen):
    whole(seen.stages[LAPTOP], LAPTOP)


@pytest.mark.parametrize("seen", sampled(SCENES, OPENING), indirect=True)
def test_a_scene_is_whole_on_the_screen_of_a_desktop_and_its_page_not_too_long(seen):
    whole(seen.stages[DESKTOP], DESKTOP)
    assert seen.stages[DESKTOP]["length"] <= SCREENS * DESKTOP[1]


def test_a_panel_is_high_enough_to_be_read_on_a_laptop(seen):
    panels = [height for chart in seen.stages[LAPTOP]["charts"] for height in chart["panels"]]
    assert all(height >= PANEL - 0.5 for height in panels), panels


def shared(found):
    """Return whether the picture and its control share the screen of a phone."""
    picture, control = found["charts"][0], found["control"]
    inside = any(chart["slider"] for chart in found["charts"])
    beside = not control or inside or min(control["bottom"], control["top"] + ONE_ROW) <= PHONE[1]
    return picture["bottom"] <= PHONE[1] and beside


def test_on_a_phone_the_picture_and_its_control_share_the_screen(seen):
    assert shared(seen.stages[PHONE]), seen.stages[PHONE]


def test_a_narrow_phone_does_not_scroll_sideways(seen):
    wrong = [f"at {size[0]} px {fault}" for size, faults in seen.sideways.items() for fault in faults]
    assert not wrong, lines(wrong)


@pytest.mark.parametrize("seen", sampled(SCENES, OPENING), indirect=True)
def test_a_finger_that_moves_across_a_picture_reads_it_off_and_scrolls_nothing(seen):
    assert seen.finger, "no picture is on the stage"
    assert seen.finger["pointermove"] >= 6
    assert seen.finger["pointercancel"] == 0
    assert seen.finger["scrolled"] == 0


def test_a_scene_is_drawn_and_described(seen):
    assert not seen.faults, lines(seen.faults)


@pytest.mark.parametrize("seen", sampled(SCENES, OPENING), indirect=True)
def test_a_scene_is_without_barriers(seen):
    assert not seen.barriers, lines(seen.barriers)


def test_the_address_names_the_scene_that_was_chosen(seen):
    assert seen.address.get("scene", [seen.first]) == [seen.slug]


@pytest.mark.parametrize("seen", sampled(SCENES, OPENING | SPOKEN), indirect=True)
def test_the_link_of_a_scene_shows_the_same_scene_and_says_the_same(seen):
    left, linked = seen.said
    assert seen.open_ == seen.slug
    assert linked == left


@pytest.mark.parametrize("seen", sampled(CHINESE, SPOKEN), indirect=True)
def test_a_scene_says_its_sentence_in_chinese(seen):
    assert any(CHARACTERS.search(sentence) for sentence in seen.said[1]), seen.said[1]


@pytest.fixture(scope="module", params=FLAGSHIPS, ids="-".join)
def flagship(request, tab):
    page, scene = request.param
    shape(tab, LAPTOP)
    arrive(tab, page, f"scene={scene}")
    return tab


def test_a_flagship_fills_the_screen_and_keeps_its_slider_in_view(flagship):
    chart = flagship.locator("[class*=st-key-stage-] [data-testid=stVegaLiteChart]").first
    chart.hover()
    flagship.get_by_role("button", name="Fullscreen").first.click()
    idle(flagship, 200)
    flagship.evaluate(STEADY)
    places = [part.bounding_box() for part in chart.locator("svg.marks, input[type=range]").all()]
    flagship.keyboard.press("Escape")
    idle(flagship, 200)
    assert places[0]["height"] > 400
    assert all(place["y"] >= 0 and place["y"] + place["height"] <= LAPTOP[1] for place in places)


@pytest.fixture
def folded(flagship):
    """A flagship whose sidebar is folded by hand; a browser remembers that."""
    sidebar = flagship.get_by_test_id("stSidebar")
    sidebar.hover()
    flagship.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    yield flagship
    shape(flagship, LAPTOP)
    flagship.get_by_test_id("stExpandSidebarButton").click()
    flagship.wait_for_function("() => document.querySelector('[data-testid=stSidebar]').dataset.collapsed !== 'true'")


def test_a_flagship_fits_a_window_that_is_zoomed_in(folded):
    shape(folded, ZOOMED)
    found = folded.evaluate(STAGE)
    assert found["charts"][0]["bottom"] <= ZOOMED[1]


TAKEN = ["rectified-curve-light", "dying_relu-turn-light", "coin_flips-likelihood-dark"]
SAVED = {"-".join([*kind, scheme]): (*kind, scheme) for kind in KINDS for scheme in ("light", "dark")}


@pytest.mark.parametrize("saved", sampled(SAVED, TAKEN))
def test_a_picture_that_is_saved_has_its_colours_and_a_name_that_says_what_it_shows(saved, tab):
    page, scene, scheme = saved
    shape(tab, LAPTOP)
    if urlsplit(tab.url).path.strip("/") != page or query(tab).get("scene") != [scene]:
        arrive(tab, page, f"scene={scene}")
    turn(tab, LAPTOP, scheme)
    chart = tab.locator("[class*=st-key-stage-] [data-testid=stVegaLiteChart]").first
    wanted = chart.evaluate((HERE / "colours.js").read_text())
    assert wanted, "no marks are drawn"
    chart.hover()
    with tab.expect_download() as download:
        tab.get_by_role("button", name=re.compile("PNG|image", re.IGNORECASE)).first.click()
    assert download.value.suggested_filename.startswith(page)
    assert scene in download.value.suggested_filename or scene == contents.page(page).scenes[0].slug
    image = Image.open(io.BytesIO(download.value.path().read_bytes())).convert("RGB")
    pixels = np.asarray(image, dtype=int).reshape(-1, 3)
    background = np.array([17, 21, 28]) if scheme == "dark" else np.array([255, 255, 255])
    assert np.abs(pixels - background).sum(axis=1).min() < 10
    for colour in wanted:
        near = np.abs(pixels - np.array(colour)).sum(axis=1) < 40
        assert near.sum() >= 20, f"the picture has no {colour}"
    turn(tab, LAPTOP)
