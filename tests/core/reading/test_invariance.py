"""What carries a text does not change its reading: line ends, encodings, blanks, widths, hard wraps, joined files."""

from __future__ import annotations

import codecs
import itertools
from collections.abc import Callable

import pytest

from mkdocs_speeches.core.model import Document, Heading, ParagraphKind, walk
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.normal import normal
from scripts.library import make_speeches
from tests.core.readings import read_text, uncovered
from tests.sites import ROOT

SEEDS = ROOT / "seeds"
TEXTS = {path.stem[:3]: path.read_text("utf-8").rstrip() + "\n" for path in sorted(SEEDS.glob("*.txt"))}
TEXTS |= {f"made {number}": speech.raw() for number, speech in enumerate(make_speeches(4))}
TEXTS["letter"] = """致全县职工的慰问信
全县广大职工同志们：
值此新春佳节来临之际，县总工会向辛勤工作在各条战线上的广大职工致以节日的问候和良好的祝愿。
一年来，广大职工爱岗敬业、无私奉献，为全县经济社会发展作出了积极贡献。
某某县总工会
2012年1月18日
"""


def indented(text: str) -> str:
    return "\n".join(f"\u3000\u3000{line.strip()}" if line.strip() else line for line in text.split("\n"))


def wrapped(text: str, width: int = 36) -> str:
    lines = []
    for line in indented(text).split("\n"):
        lines += [line[place : place + width] for place in range(0, len(line), width)] or [line]
    return "\n".join(lines)


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "CR LF": lambda text: text.replace("\n", "\r\n").encode(),
    "byte-order mark": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "UTF-32 big endian": lambda text: codecs.BOM_UTF32_BE + text.encode("utf-32-be"),
    "UTF-16 without mark": lambda text: text.encode("utf-16-le"),
    "indents": lambda text: indented(text).encode(),
    "no indents": lambda text: "\n".join(line.strip() for line in text.split("\n")).encode(),
    "blank lines": lambda text: text.replace("\n", "\n\n").encode(),
    "full-width digits": lambda text: text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)}).encode(),
    "hard wrap": lambda text: wrapped(text).encode(),
    "trailing blanks": lambda text: text.replace("\n", " \u3000\n").encode(),
}


def reading(document: Document) -> list[tuple[object, ...]]:
    """All that a reader sees but line numbers and blanks: fields, headings, paragraphs."""
    display = Display.of(document, {})
    seen: list[tuple[object, ...]] = []
    for speech in document.speeches:
        fields = (
            getattr(speech.front, name) for name in ("title", "subtitle", "speaker", "role", "date", "salutation")
        )
        seen.append(tuple(normal(field.text) if field else None for field in fields))
        for node in walk(speech.parts):
            if isinstance(node, Heading):
                seen.append((node.level, node.run_in, normal(display.text(node.spans))))
            else:
                seen.append((node.kind, node.anchor, len(node.points)))
    return seen


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_carrier_changes_no_reading(name: str, carrier: str) -> None:
    document = read_text(CARRIERS[carrier](TEXTS[name]))
    assert reading(document) == reading(read_text(TEXTS[name]))
    assert uncovered(document) == []


@pytest.mark.parametrize(("first", "second"), [*itertools.permutations(TEXTS, 2)])
def test_joined_files_come_apart(first: str, second: str) -> None:
    def starts(text: str) -> list[int]:
        return [speech.first_line for speech in read_text(text).speeches]

    above = TEXTS[first].count("\n")
    joined = starts(TEXTS[first] + TEXTS[second])
    assert joined == [*starts(TEXTS[first]), *(line + above for line in starts(TEXTS[second]))]


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "  ", "\u3000\u3000"])
@pytest.mark.parametrize("name", [name for name in TEXTS if name.startswith("made")])
def test_a_blank_for_each_end_of_a_line_changes_no_reading(name: str, blank: str) -> None:
    document = read_text(TEXTS[name].strip().replace("\n", blank))
    assert reading(document) == reading(read_text(TEXTS[name]))
    assert uncovered(document) == []


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t"])
def test_speeches_joined_with_blanks_for_ends_of_lines_come_apart(blank: str) -> None:
    joined = TEXTS["made 1"] + TEXTS["made 2"]
    assert reading(read_text(joined.strip().replace("\n", blank))) == reading(read_text(joined))


@pytest.mark.parametrize(
    "text",
    [
        "我们要打造职工“ 千米服务圈 ”，认真贯彻《条例》 和《办法》 的各项规定，把工作落到实处，取得实效。" * 12,
        "我们要坚持 以人为本 的思想，把 2009 年的各项工作落到实处，使全市职工都得到实惠。" * 12,
        "同志们， 我们要总结经验， 把各项工作推向前进。 大家要继续努力， 再创佳绩， 不断取得新的成绩。 " * 12,
        "全市 GDP 增长 12 个百分点，财政收入增长 3 个百分点左右，各项事业都有新的发展。" * 12,
    ],
)
def test_blanks_within_sentences_part_nothing(text: str) -> None:
    (speech,) = read_text(text.strip()).speeches
    assert len([part for part in speech.parts if part.kind is not ParagraphKind.SALUTATION]) == 1
