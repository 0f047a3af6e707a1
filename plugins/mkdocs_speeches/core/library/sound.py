"""How names sound: the order of an index, and the letter under which a name stands in it."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def sound_of(name: str) -> tuple[tuple[str, ...], str]:
    """The key of the order of pinyin: syllable by syllable, tones last in each."""
    # its dictionaries take a third of a second to load, and most commands order nothing
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)), name


def initial_of(name: str) -> str:
    """The letter under which a name stands in the index, `#` where it begins with none."""
    sounds, _ = sound_of(name)
    letter = sounds[0][:1].upper() if name else ""
    return letter if "A" <= letter <= "Z" else "#"
