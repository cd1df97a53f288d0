from __future__ import annotations

from urllib.parse import urlparse

import pytest

import acts
from acts import references

BIBLIOGRAPHY = {name: entry for name, entry in vars(references).items() if isinstance(entry, acts.Reference)}
every_entry = pytest.mark.parametrize(("name", "entry"), BIBLIOGRAPHY.items(), ids=BIBLIOGRAPHY)


@every_entry
def test_an_entry_has_its_key_for_a_name_and_ends_in_its_year(name, entry):
    assert name == entry.key.upper()
    assert entry.key.endswith(f"_{entry.year}")


@every_entry
def test_an_entry_tells_who_what_and_where(name, entry):
    for words in (entry.authors, entry.title, entry.venue):
        assert words
        assert words == words.strip()
        assert not words.endswith(".")


@every_entry
def test_an_entry_links_to_its_publication_safely(name, entry):
    address = urlparse(entry.url)
    assert address.scheme == "https"
    assert address.netloc
    if "arxiv" in address.netloc:
        assert address.path.startswith("/abs/")


def test_every_publication_is_there_once():
    links = [entry.url for entry in BIBLIOGRAPHY.values()]
    titles = [entry.title.lower() for entry in BIBLIOGRAPHY.values()]
    assert len(links) == len(set(links))
    assert len(titles) == len(set(titles))


def test_the_bibliography_is_in_the_order_of_the_years():
    years = [entry.year for entry in BIBLIOGRAPHY.values()]
    assert years == sorted(years)


def test_every_reference_of_the_catalogue_stands_in_the_bibliography():
    cited = {reference for a in acts.CATALOGUE.values() for reference in a.references}
    assert cited <= set(BIBLIOGRAPHY.values())
