import gettext
import threading
from gettext import NullTranslations

import pytest

from acts import language
from acts.language import _, cached, joined, listed, ngettext


class Loud(NullTranslations):
    def gettext(self, message):
        return message.upper()

    def ngettext(self, one, several, count):
        return (one if count == 1 else several).upper()


@pytest.fixture
def loud(monkeypatch):
    """A language of capital letters, which this thread speaks until the test ends."""
    monkeypatch.setattr(language, "_catalogues", dict(language._catalogues))
    language.teach("loud", Loud())
    language.speak("loud")
    yield
    language.speak(language.SOURCE)


def test_a_label_without_a_translation_stays_as_it_is_written():
    assert _("Read off at z") == "Read off at z"
    assert [ngettext("{n} point", "{n} points", n) for n in (1, 2)] == ["{n} point", "{n} points"]


def test_a_label_and_a_count_are_said_in_the_language_of_the_thread(loud):
    assert _("Read off at z") == "READ OFF AT Z"
    assert [ngettext("point", "points", n) for n in (1, 2)] == ["POINT", "POINTS"]


def test_another_thread_speaks_its_own_language_or_asks(loud, monkeypatch):
    said = []
    asking = threading.Thread(target=lambda: said.append(_("slope")))
    asking.start()
    asking.join()
    monkeypatch.setattr(language, "_ask", lambda: "loud")
    asking = threading.Thread(target=lambda: said.append(_("slope")))
    asking.start()
    asking.join()
    assert said == ["slope", "SLOPE"]


def test_the_other_languages_are_called_by_their_own_names(loud):
    assert language.others() == {"en": "English", "zh": "简体中文"}
    language.speak("zh")
    assert language.others() == {"en": "English", "loud": "ENGLISH"}


def test_a_language_without_a_catalogue_is_refused():
    assert not language.known("tlh")
    with pytest.raises(LookupError, match="tlh"):
        language.speak("tlh")
    assert language.spoken() == language.SOURCE


def test_what_is_cached_is_cached_in_each_language(monkeypatch):
    made = []

    @cached(maxsize=8)
    def label(name):
        made.append(name)
        return _(name)

    monkeypatch.setattr(language, "_catalogues", dict(language._catalogues))
    language.teach("loud", Loud())
    said = []
    for spoken in ("en", "loud", "en", "loud"):
        language.speak(spoken)
        said.append(label("slope"))
    language.speak(language.SOURCE)
    assert said == ["slope", "SLOPE"] * 2
    assert len(made) == 2


def test_items_are_listed_and_sentences_joined():
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert joined(["One.", "", "Two.", "Three."]) == "One. Two. Three."
    assert joined([""]) == ""


def test_no_label_is_looked_for_on_the_disk(monkeypatch):
    monkeypatch.setattr(gettext, "find", lambda *_arguments, **_options: pytest.fail("the disk was searched"))
    _("Read off at z")
    ngettext("point", "points", 2)
