"""The language of labels and short sentences: `_` around each, `ngettext` around one with a number.

The standard library's functions of these names look for a catalogue in the file system at every call, and a page makes
hundreds of calls. Here it is looked for once: `acts.mo` under `locale/`, for the language that the server runs in.
"""

from gettext import translation
from pathlib import Path

_catalogue = translation("acts", Path(__file__).resolve().parent / "locale", fallback=True)
_, ngettext = _catalogue.gettext, _catalogue.ngettext
