"""A lab: the controls of a page that belong together. It fills them from a preset or a link, and writes the link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from streamlit.delta_generator import DeltaGenerator

from acts.language import _
from pages.kit import address, links
from pages.kit.controls import Control

RUN = "run"
"""The name in the address of a link that sets every control of a lab."""

Preset = TypeVar("Preset")


@dataclass(frozen=True, slots=True)
class Lab:
    """The controls of a page, in their order. Their values go by their names in the address.

    Parameters
    ----------
    controls : tuple of Control
        A choice comes before the controls that depend on it.
    only : mapping of name to (name, option)
        Which controls are there only while the choice of that name has this option.
    aliases : mapping of name to name
        What a control is called in older links.
    """

    controls: tuple[Control, ...]
    only: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def named(self) -> dict[str, Control]:
        """The controls by their names in the address."""
        return {address.name(control.key): control for control in self.controls}

    def show(
        self, *names: str, given: Mapping[str, Any] = MappingProxyType({}), notes: DeltaGenerator | None = None
    ) -> dict[str, Any]:
        """Show the controls of these names that are there, and return the `given` values with theirs."""
        values = dict(given)
        for name, control in self.named.items():
            if name in names and self._there(name, values):
                values[name] = control.show(notes)
        return values

    def whole(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the value of each control that is there: its default where `values` has none."""
        chosen: dict[str, Any] = {}
        for name, control in self.named.items():
            if self._there(name, chosen):
                chosen[name] = values.get(name, control.default)
        return chosen

    def fill(self, values: Mapping[str, Any]) -> None:
        """Set every control from code, before it is shown or in a callback: one entry of the browser's history."""
        address.entry()
        for name, value in self.whole(values).items():
            self.named[name].put(value)

    def link(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Return what a link to the page holds, so that it sets every control there: all in one value."""
        parts: list[str] = []
        for name, value in self.whole(values).items():
            if not parts or value != self.named[name].default:  # a link is never empty
                parts.append(f"{name}:{self.named[name].write(value).replace(',', ';')}")
        return {RUN: ",".join(parts)}

    def read(self, text: str) -> dict[str, Any] | None:
        """Return the values that `link` wrote, or None if no controls of this lab could hold them."""
        held = dict(part.partition(":")[::2] for part in text.split(","))
        held = {self.aliases.get(name, name): value for name, value in held.items()}
        values: dict[str, Any] = {}
        for name, control in self.named.items():
            if name in held and self._there(name, values):
                values[name] = control.read(held.pop(name).replace(";", ","))
                if values[name] is None:
                    return None
            else:
                values[name] = control.default
        return None if held else self.whole(values)

    def arrive(
        self, presets: Mapping[str, Preset], values: Callable[[Preset], Mapping[str, Any]], instead: str
    ) -> None:
        """Take over the preset or the run that a link names; call it before any control is shown.

        Numbers beside it in the link win. Where a name or a run is not known, the page says so, and that it shows
        `instead`.
        """
        named = {slug: values(preset) for slug, preset in presets.items()}
        self._take(links.PRESET, _("preset"), named.get, instead)
        self._take(RUN, _("run"), self.read, instead)

    def _there(self, name: str, values: Mapping[str, Any]) -> bool:
        choice, option = self.only.get(name, ("", ""))
        return not choice or values.get(choice) == option

    def _take(self, name: str, label: str, find: Callable[[str], Mapping[str, Any] | None], instead: str) -> None:
        given = address.take(name)
        if not given:
            return
        found = find(given[0]) if len(given) == 1 else None
        if found is None:
            address.say(label, ", ".join(given), instead)
            return
        with address.beneath_link():
            self.fill(found)
