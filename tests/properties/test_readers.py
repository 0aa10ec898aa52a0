"""Properties that hold for every reader and every document."""

from hypothesis import given
from hypothesis import strategies as st

from claimlint.source import reader

LINES = st.lists(
    st.one_of(
        st.sampled_from(["", "", " ", "- ", "• ", "1. ", "12) ", "> ", "===", "---", "What is zinc?", "such as:", "\f"]),
        st.text(
            st.sampled_from("Zinc cures colds.?!:-–•*>1(a)[] \t\u00a0\u00ad\u200b’“ﬁＡé\u0301😀¹°/wht"), max_size=30
        ),
        st.sampled_from(["https://example.org/a?b=1", "www.example.org.", "(see http://a.b/c).", "Zinc Dosage"]),
    ),
    max_size=12,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


@st.composite
def plain_sources(draw: st.DrawFn) -> str:
    return "".join(line + draw(ENDS) for line in draw(LINES))


@given(plain_sources())
def test_reading_plain_text_twice_changes_nothing(source: str) -> None:
    once = reader.read_text(source).text

    assert once == reader.read_text(once).text
