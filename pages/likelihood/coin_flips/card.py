"""What is known of a count: what was counted, by whom, and what to know before believing it."""

import streamlit as st

from acts.language import _
from acts.likelihood.coins import Coin
from pages.kit import sources


def show(coin: Coin) -> None:
    """Show the card of a coin, without its sources."""
    published = ":material/verified:" if coin.status == "published" else ":material/info:"
    lines = [
        f"#### {_(coin.name)}",
        _counts(coin),
        _("Counted: {meaning}.").format(meaning=_(coin.heads_means)),
        f"{published} {status(coin)}",
    ]
    if coin.stop == "heads":
        lines.append(_("The number of heads was fixed beforehand, not the number of tosses."))
    if coin.stop == "tails":
        lines.append(_("The number of tails was fixed beforehand, not the number of tosses."))
    if coin.caveat:
        lines.append(f":material/warning: {_(coin.caveat)}")
    st.markdown("\n\n".join(lines))


def show_sources(coin: Coin) -> None:
    """Show where a count comes from."""
    if coin.references:
        st.markdown(f"**{_('Where the count comes from')}**\n\n{sources.listed(coin.references)}")
    elif coin.status != "example":
        st.markdown(_("No page to link to was found; the source is named above as far as it is known."))


def _counts(coin: Coin) -> str:
    """Return the count, and the year unless a reference gives it."""
    counts = _("{heads} of {tosses}").format(heads=f"{coin.heads:,}", tosses=f"{coin.tosses:,}")
    if coin.separate:
        each = _(", ").join(str(part.heads) for part in coin.parts)
        counts = _("{heads} of {tosses} each").format(heads=each, tosses=coin.parts[0].tosses)
    if coin.year is None or any(coin.year == reference.year for reference in coin.references):
        return f"**{counts}**"
    return f"**{counts}** ({coin.year})"


def status(coin: Coin) -> str:
    """Say how well a count is documented."""
    return {
        "published": _("The count stands in the publication."),
        "reported": _("Reported by newspapers; no publication by those who tossed was found."),
        "as quoted": _("As quoted: books repeat the count without naming its source."),
        "example": _("An example, not an experiment."),
    }[coin.status]
