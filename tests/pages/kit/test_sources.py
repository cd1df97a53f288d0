from acts.references import BERTOIN_2021, HE_2015
from pages.kit.sources import cited, listed


def test_a_citation_is_a_link_with_authors_and_year():
    assert cited(BERTOIN_2021) == f"[{BERTOIN_2021.authors} (2021)]({BERTOIN_2021.url})"


def test_a_list_names_title_and_venue_of_each_publication():
    lines = listed((BERTOIN_2021, HE_2015)).splitlines()
    assert len(lines) == 2
    for line, reference in zip(lines, (BERTOIN_2021, HE_2015), strict=True):
        assert f"[{reference.title}]({reference.url}). {reference.venue}." in line
    assert listed(()) == ""
