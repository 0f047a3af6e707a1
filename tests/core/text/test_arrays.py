"""Text goes into code points and comes back, whatever it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.arrays import codes_of, sound_text_of, text_of


@given(st.text(st.characters(), max_size=40))
def test_text_comes_back_as_it_was(text: str) -> None:
    assert text_of(codes_of(text)) == text


@given(st.text(st.characters(), max_size=40))
def test_sound_text_has_no_half_of_a_pair_and_the_same_length(text: str) -> None:
    sound = sound_text_of(codes_of(text))
    assert len(sound.encode("utf-8").decode("utf-8")) == len(text)
    assert all(shown == sign for shown, sign in zip(sound, text, strict=True) if not "\ud800" <= sign <= "\udfff")
