import pytest

from pages.kit import address


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Leaky ReLU", "Leaky ReLU"),
        ("<b>", "\\<b\\>"),
        ("a\x00b", "a�b"),
        ("激活", "激活"),
        ("x" * 100, "x" * 60 + "…"),
    ],
)
def test_a_reader_s_text_is_quoted_short_and_as_text(given, said):
    assert address.quoted(given) == said
