"""A soft hyphen is no letter, however it is written."""

import pytest

from claimlint.source.reader import read_text


@pytest.mark.parametrize("media_type", ["text/html", "text/markdown"])
@pytest.mark.parametrize("written", ["&shy;", "&#173;", "&#xad;", "\u00ad"])
def test_a_soft_hyphen_parts_no_word(media_type: str, written: str) -> None:
    source = (
        f"<p>Kava is ground{written}breaking.</p>"
        if media_type == "text/html"
        else f"Kava is ground{written}breaking."
    )
    document = read_text(source, media_type=media_type)

    assert document.text == "Kava is groundbreaking."
