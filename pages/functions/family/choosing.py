"""The choice of a function of the family; a link may use any of its names."""

import acts
from acts import Activation, Family
from acts.language import _
from pages.kit import address, controls, links


def choose(family: Family) -> Activation:
    """Let the reader choose a function of the family; a link to a function of another one is shown the way."""
    asked = address.asks("fn")

    def read(raw: str) -> str | None:
        try:
            found = acts.find(raw)
        except LookupError:
            return None
        return found.slug if found in family.members else None

    names = {member.slug: _(member.name) for member in family.members}
    slug = address.choice(_("Function"), names, f"{family.slug}/fn", family.members[0].slug, read)
    if len(asked) == 1 and read(asked[0]) is None:
        _show_the_way(asked[0])
    chosen = acts.CATALOGUE[slug]
    address.drop(controls.key(m.slug, p) for m in family.members if m is not chosen for p in m.parameters)
    return chosen


def _show_the_way(name: str) -> None:
    try:
        found = acts.find(name)
    except LookupError:
        return
    links.page(found.family, _("{name} is explained here").format(name=_(found.name)), {"fn": found.slug})
