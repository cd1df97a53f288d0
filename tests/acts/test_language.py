import gettext

import pytest

from acts.language import _, ngettext


def test_a_label_without_a_translation_stays_as_it_is_written():
    assert _("Read off at z") == "Read off at z"
    assert [ngettext("{n} point", "{n} points", n) for n in (1, 2)] == ["{n} point", "{n} points"]


def test_no_label_is_looked_for_on_the_disk(monkeypatch):
    monkeypatch.setattr(gettext, "find", lambda *_arguments, **_options: pytest.fail("the disk was searched"))
    _("Read off at z")
    ngettext("point", "points", 2)
