"""Home without a browser: doors, search, every picture of the gallery, its filters, and links that hold nonsense."""

import base64
import re

import pytest

import acts
from acts.charts import doors
from acts.charts.kit.thumbnail import thumbnail
from acts.traits import TRAITS
from pages import contents
from pages.home import search
from pages.kit.words import Words
from tests.pages.reading import text

PICTURED = {"neuron": doors.neuron, "sigmoidal": doors.functions, "dying_relu": doors.dying, "coin_flips": doors.coin}
ELSEWHERE = [page for page in contents.PAGES if page.slug and page.slug not in {*acts.FAMILIES, *PICTURED}]
CARDS = set(acts.CATALOGUE)
VANISHING = search.search("vanishing")
ALIASES = [(a, alias) for a in acts.CATALOGUE.values() for alias in a.aliases]


def ways(app):
    """Return the links of the page, in order, without those to other languages."""
    return [link for link in app.get("page_link") if not link.proto.query_string.startswith("lang=")]


def cards(app):
    """Return the functions on the page by what their links ask for, in order."""
    asked = [link.proto.query_string.removeprefix("fn=") for link in ways(app)]
    return [acts.CATALOGUE[slug] for slug in asked if slug in acts.CATALOGUE]


def found(app):
    """Return the links to what a search found beside the functions of the gallery: page and query, in order."""
    links = [link.proto for link in ways(app)]
    links = [link for link in links if link.page != "glossary"]
    return [(link.page, link.query_string) for link in links if link.query_string.removeprefix("fn=") not in CARDS]


def entries(app):
    """Return the terms that the page has links to."""
    links = [link.proto for link in ways(app)]
    return [link.query_string.removeprefix("term=") for link in links if link.page == "glossary" and link.query_string]


def read(link):
    """Return the words of a link, the alternative text of its picture, and the picture."""
    label = re.fullmatch(r"(.+) !\[(.+)\]\(data:image/svg\+xml;base64,(\S+)\)", link.proto.label)
    words, alt, picture = label.groups()
    return words, alt, base64.b64decode(picture).decode()


def test_the_home_page_leads_to_itself_in_another_language(opened):
    links = [link.proto for link in opened(lang="zh").get("page_link") if link.proto.query_string.startswith("lang=")]
    assert [(link.page, link.query_string, link.label) for link in links] == [("", "lang=en", "English")]


def test_every_function_is_on_the_home_page_with_a_picture_and_a_link(opened):
    app = opened()
    assert not app.exception
    assert cards(app) == list(acts.CATALOGUE.values())
    labels = [read(link) for link in ways(app) if link.proto.query_string]
    assert [name for name, _alt, _picture in labels] == [a.name for a in acts.CATALOGUE.values()]
    assert {alt for _name, alt, _picture in labels} == {"its graph (solid) and its slope (dashed)"}
    assert [picture for _name, _alt, picture in labels] == [thumbnail(a) for a in acts.CATALOGUE.values()]
    assert f"{len(acts.CATALOGUE)} of {len(acts.CATALOGUE)} functions." in text(app)


def test_the_first_four_doors_have_pictures_and_open_on_what_they_show(opened):
    app, words = opened(), Words(contents.page("").file)
    four = ways(app)[:4]
    for link, (slug, picture) in zip(four, PICTURED.items(), strict=True):
        said, alt, svg = read(link)
        assert said == f"**{contents.page(slug).title}** {words.text(f'door: {slug}')}"
        assert svg == picture()
        assert alt
        assert link.proto.page.endswith(slug)
        assert not link.proto.query_string  # the first scene, as it opens
    assert contents.page("neuron").scenes[0].slug == "one"
    assert contents.page("sigmoidal").scenes[0].slug == "curve"
    assert contents.page("dying_relu").scenes[0].slug == "turn"
    assert contents.page("coin_flips").scenes[0].slug == "likelihood"


def test_a_search_takes_the_place_of_the_doors(opened):
    app = opened(q="vanishing")
    *links, entry = ways(app)
    assert [link.proto.query_string for link in links] == [f"scene={place.scene.slug}" for place in VANISHING]
    assert [link.proto.label for link in links] == [f"**{p.scene.title}** {p.page.title}" for p in VANISHING]
    assert (entry.proto.page, entry.proto.query_string) == ("glossary", "term=vanishing-gradient")
    assert entry.proto.label == "**vanishing gradient** in the glossary"
    assert not app.info
    assert cards(app) == []


def test_a_topic_of_one_scene_leads_there(opened):
    app = opened(q="posterior")
    assert found(app) == [("how_sure", "scene=belief")]
    assert entries(app) == ["posterior"]
    assert not app.info


@pytest.mark.parametrize(("asked", "slug"), [("nats", "nats"), ("梯度消失", "vanishing-gradient"), ("dying", "dead")])
def test_a_term_is_found_in_the_glossary_by_its_name_its_forms_and_in_chinese(asked, slug, opened):
    app = opened(q=asked)
    assert slug in entries(app)
    assert len(entries(app)) <= 3
    assert not app.info


def test_functions_and_topics_of_one_word_are_both_shown(opened):
    app = opened(q="leaky ReLU")
    assert cards(app) == list(acts.search("leaky relu"))
    best = search.search("leaky relu")[:3]
    assert [query for _page, query in found(app)] == [f"scene={each.scene.slug}" if each.scene else "" for each in best]


def test_a_topic_that_is_misspelt_is_shown_with_what_it_may_mean(opened):
    app = opened(q="vanishng gradient")
    assert "No function and no topic has this name. These have similar names" in app.info[0].value
    assert ("sigmoidal", "scene=upstream") in found(app)
    assert cards(app) == []


def test_the_whole_gallery_is_lighter_than_one_chart_library():
    assert sum(len(thumbnail(a)) for a in acts.CATALOGUE.values()) < 120_000


def test_a_search_by_alias_shows_the_function_and_hides_the_others(opened):
    activation, alias = ALIASES[0]
    app = opened(q=alias)
    assert cards(app) == list(acts.search(alias))
    assert activation in cards(app)
    assert len(cards(app)) < len(acts.CATALOGUE)
    headings = [header.value for header in app.subheader]
    assert contents.page(activation.family).title in headings
    hidden = set(acts.FAMILIES) - {a.family for a in cards(app)}
    assert not {contents.page(family).title for family in hidden} & set(headings)


def test_typing_searches_and_emptying_the_box_shows_all_again(opened):
    app = opened()
    app.text_input(key="q").set_value("TANH").run()
    assert cards(app) == list(acts.search("tanh"))
    assert f"{len(cards(app))} of {len(acts.CATALOGUE)} functions with “TANH” in a name." in text(app)
    app.text_input(key="q").set_value("").run()
    assert cards(app) == list(acts.CATALOGUE.values())


@pytest.mark.parametrize("slug", TRAITS)
def test_each_property_filters_and_says_what_it_means(slug, opened):
    app = opened(has=slug)
    assert not app.exception
    assert cards(app) == [a for a in acts.CATALOGUE.values() if TRAITS[slug].of(a)]
    said = text(app)
    assert f"functions: {TRAITS[slug].name}." in said
    assert any(TRAITS[slug].meaning in caption.value for caption in app.caption)


def test_two_properties_and_a_name_are_all_asked_for(opened):
    app = opened(has="bounded,zero_centred", q="tanh")
    wanted = [a for a in acts.search("tanh") if TRAITS["bounded"].of(a) and TRAITS["zero_centred"].of(a)]
    assert cards(app) == wanted
    assert f"{len(wanted)} of {len(acts.CATALOGUE)} functions with “tanh” in a name: bounded and zero-centred." in text(
        app
    )


def test_a_name_that_is_nearly_right_leads_to_the_right_one(opened):
    app = opened(q="sigmod")
    assert "No function and no topic has this name. These have similar names" in app.info[0].value
    assert cards(app) == [acts.sigmoid]
    assert found(app)


def test_a_name_without_the_properties_is_shown_without_them(opened):
    app = opened(q="relu6", has="smooth")
    assert "not all of the properties" in app.info[0].value
    assert cards(app) == [acts.relu6]


def test_properties_that_nothing_has_together_are_said_so(opened):
    app = opened(has="bounded,zero_centred,smooth,can_die")
    assert "No function has all of these" in app.info[0].value
    assert cards(app) == []


@pytest.mark.parametrize(
    "given",
    ["x" * 10_000, "\0\x1b[31m", "<script>alert(1)</script>", "[a](javascript:alert(1))", "${z}$ **b** `c`", "🦙"],
    ids=lambda given: given[:6],
)
def test_any_text_is_said_back_as_text(given, opened):
    app = opened(q=given)
    assert not app.exception
    assert app.text_input(key="q").value == given
    said = next(m.value for m in app.markdown if f"of {len(acts.CATALOGUE)} functions" in m.value)
    assert len(said) < 300
    for active in ("<", "[", "`", "*", "$"):
        assert active not in said.replace(f"\\{active}", "")
    assert "No function and no topic has this name or a similar one." in app.info[0].value
    assert cards(app) == []


@pytest.mark.parametrize("given", ["<b>", "bounded,nothing", "x" * 10_000, "\0", ["smooth", "bounded"]], ids=str)
def test_a_property_that_there_is_not_is_refused_with_a_sentence(given, opened):
    app = opened(has=given)
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.warning[0].value) < 400
    assert app.warning[0].value.endswith("Shown instead: all functions.")
    assert cards(app) == list(acts.CATALOGUE.values())


def test_every_page_that_is_no_family_has_a_door_with_a_sentence(opened):
    app = opened()
    words = Words(contents.page("").file)
    labels = [link.proto.label for link in ways(app)[4:] if not link.proto.query_string]
    assert labels == [f"**{page.title}** {words.text(f'door: {page.slug}')}" for page in sorted(ELSEWHERE, key=_late)]
    sections = {name for name in words.sections if name.startswith("door: ")}
    assert sections == {f"door: {page.slug}" for page in ELSEWHERE} | {f"door: {slug}" for slug in PICTURED}


def _late(page):
    """Return whether a page is in no section, so that its door comes last."""
    return not page.section


def test_every_other_section_is_shown(opened):
    said = text(opened())
    sections = Words(contents.page("").file).sections
    assert all(words in said for name, words in sections.items() if not name.startswith("door: "))


@pytest.mark.parametrize(
    ("text_", "slug"), [("softmax", "softmax"), ("Log-Sum", "logsumexp"), ("SPARSE max", "sparsemax")]
)
def test_a_function_of_a_whole_vector_is_found_on_its_page(text_, slug, opened):
    app = opened(q=text_)
    assert not app.exception
    assert not app.info
    links = {link.proto.query_string: link.proto.label for link in ways(app)}
    assert "a function of a whole vector" in links[f"fn={slug}"]


@pytest.mark.parametrize(("asked", "slug"), [("swiglu", "swiglu"), ("GE-GLU", "geglu"), ("gated linear", "glu")])
def test_a_gated_unit_is_found_on_its_page(asked, slug, opened):
    links = {link.proto.query_string: link.proto for link in ways(opened(q=asked))}
    assert "a unit of two halves" in links[f"fn={slug}"].label
    assert links[f"fn={slug}"].page.endswith("gated_units")


def test_maxout_is_found_on_its_page(opened):
    app = opened(q="max out")
    assert not app.info
    assert any(link.proto.label == "**Maxout** a function of a whole vector" for link in ways(app))
