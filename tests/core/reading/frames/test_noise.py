"""Noise: signs that a forum scatters against copying go, alone on a line or at its edge; figures of a text stay."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.frames.noise import find_noise
from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import read_text, uncovered

NOISE = "7 X$ e# p8 w2 _, k) g"


def test_scattered_signs_are_noise_wherever_they_stand() -> None:
    assert find_noise(NOISE) == [(0, len(NOISE))]
    assert find_noise(f"要抓好春耕。{NOISE}") == [(6, 6 + len(NOISE))]


@pytest.mark.parametrize(
    "line",
    [
        "a b c d e f g h",
        "1 2 3 4 5 6 7 8",
        "3 + 5 = 8 , 8 - 3 = 5",
        "A1 B2 C3 D4 E5 F6 G7",
        "1. 2. 3. 4. 5. 6. 7.",
        "To be or no to be in it",
        "https://example.com/a b/c d#e",
        "增长 8.5% ,达到 3 个",
    ],
)
def test_figures_and_words_of_a_text_are_none(line: str) -> None:
    assert find_noise(line) == []


def test_a_text_between_noise_is_read_whole() -> None:
    text = (
        f"在全县春耕工作会议上的讲话\n{NOISE}\n同志们：\n一、抓好春耕{NOISE}\n今年天气很好，要抓紧备种。\n{NOISE}\n"
        f"{NOISE} 二、抓好水利\n水不够，要修好渠。"
    )
    document = read_text(text)
    assert uncovered(document) == []
    [speech] = state(document)["speeches"]
    assert [heading["text"] for heading in speech["headings"]] == ["一、抓好春耕", "二、抓好水利"]
    assert [found.rule for found in document.debris if found.rule == "noise"] == ["noise"] * 4


def test_noise_beside_the_code_of_a_blank_is_counted_once() -> None:
    document = read_text(
        f"在会上的讲话\n同志们：\n今天<U+00A0>{NOISE}&nbsp;开会了。{NOISE} &nbsp;\n{NOISE}<U+00A0>散会。"
    )
    assert uncovered(document) == []
