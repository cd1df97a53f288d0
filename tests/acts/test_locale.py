"""The catalogues of translations: whole, compiled, and faithful to what a translator leaves as it is."""

import gettext
import re
from collections import Counter

import polib
import pytest

from acts import CATALOGUE
from tests import messages
from tests.pages.seam import ALLOWED, KEPT, RUN
from tests.server import lines

LANGUAGES = sorted(messages.PLURALS)
BOUND = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z0-9$`]|[A-Za-z0-9$`](?=[\u4e00-\u9fff])")
ASCII = re.compile(r"[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(\s|$)")
UNCLOSED = re.compile(r"[，。：；、？！）”]\*\*[\w\u4e00-\u9fff]")  # what Markdown takes for two asterisks


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request):
    return polib.pofile(str(messages.path(request.param)))


def faults(catalogue, wrong):
    """Return each message with its translation that is wrong, as a line."""
    pairs = ((entry, text) for entry in catalogue for text in messages.translations(entry))
    return [f"{entry.msgid!r}: {text!r}" for entry, text in pairs if wrong(entry.msgid_plural or entry.msgid, text)]


def test_there_is_a_catalogue_of_each_language_that_the_tests_know():
    assert sorted(path.name for path in messages.LOCALE.iterdir()) == LANGUAGES


def test_every_message_of_the_source_has_a_translation(catalogue):
    translated = {messages.message(entry) for entry in catalogue if all(messages.translations(entry))}
    wanted = {*messages.written(), *((words,) for words in messages.of_records() if words)}
    assert not wanted - translated, lines(map(str, sorted(wanted - translated)))


def test_every_message_of_a_catalogue_is_said_by_the_file_that_it_names(catalogue):
    gone = [entry.msgid for entry in catalogue if messages.place(messages.message(entry)) != entry.occurrences[0][0]]
    assert not gone, lines(gone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_translated(language):
    compiled = gettext.translation("acts", messages.LOCALE, [language])
    for entry in polib.pofile(str(messages.path(language))):
        if entry.msgid_plural:
            said = [compiled.ngettext(entry.msgid, entry.msgid_plural, count) for count in (1, 2)]
            assert set(said) == set(messages.translations(entry))
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


def test_a_translation_keeps_gaps_formulas_code_and_targets(catalogue):
    def kept(text):
        return Counter(KEPT.findall(text))

    wrong = faults(catalogue, lambda said, text: kept(said) != kept(text))
    assert not wrong, lines(wrong)


def test_a_translation_keeps_the_blanks_at_its_ends_and_closes_what_is_bold(catalogue):
    def loose(said, text):
        return (said[:1] == " ") != (text[:1] == " ") or text.count("**") % 2 or UNCLOSED.search(text)

    wrong = faults(catalogue, loose)
    assert not wrong, lines(wrong)


@pytest.fixture(scope="module")
def chinese():
    return polib.pofile(str(messages.path("zh")))


def test_chinese_is_written_as_chinese_is(chinese):
    wrong = faults(chinese, lambda _said, text: ASCII.search(text) or BOUND.search(text))
    assert not wrong, lines(wrong)


def test_an_english_word_in_chinese_is_a_name_that_stands_in_the_message_too(chinese):
    of_functions = " ".join([*ALLOWED, *(activation.name for activation in CATALOGUE.values())])
    names = {"glorot", *RUN.findall(of_functions.casefold())}  # whom Chinese calls Xavier

    def foreign(said, text):
        bare = KEPT.sub(" ", text)
        return set(RUN.findall(bare.casefold())) - set(RUN.findall(said.casefold())) - names

    wrong = faults(chinese, foreign)
    assert not wrong, lines(wrong)
