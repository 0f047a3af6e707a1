"""Bytes to text lines: finds the encoding and never changes a character of the text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from mkdocs_speeches.core.editors.frontblock import stated_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # before that of UTF-16, which it begins with
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["gb18030", "big5", "big5hkscs"]
_SAMPLE = 1 << 15
_WIDEST = 3
"""A character that loses a byte may leave so many that mean nothing."""
_SPARSE = 200
"""So many characters for each one that is broken show that the others are read rightly."""
_LONGEST_MENDED = 1 << 16
_LOST = 3
"""A byte that means nothing weighs as much as so many bytes of common characters."""
_ASCII = bytes(range(0x80))
_SHIFTED = (
    ("iso-2022-jp-2", re.compile(rb"\x1b\$")),
    ("hz", re.compile(rb"~\{")),
    ("utf-7", re.compile(rb"\+[\w+/]{3}")),
)
"""Encodings that write Chinese in ASCII, and what none of them lacks."""
_ANNOUNCED = (
    ("iso-2022-kr", re.compile(rb"\x1b\$\)C")),
    ("iso-2022-cn", re.compile(rb"\x1b\$\)[AEG]")),
)
"""Others of that kind, which say at once what they are and mean nothing otherwise."""
# The characters that any page of Chinese holds, simplified and traditional: garbled text holds few of them.
_COMMON_SIGNS = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严，。、：；（）“”《》"
)
_COMMON = re.compile(f"[{''.join(sorted(_COMMON_SIGNS))}]")
_TRADITIONAL = re.compile(
    r"[們這個來時為會國動過發對於後經現實業學開與關體無義種點從進員導產達應議務總書請機設處門長東車馬話說語認誌運選報場團團區縣廠廣]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a seed, None where no encoding fits. `guessed`: nothing stated it; `doubtful`: it may be wrong.

    `broken` are the lines, from 1, with bytes that mean nothing: each is U+FFFD in the text.
    """

    text: str | None
    encoding: str
    guessed: bool = False
    doubtful: bool = False
    broken: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of `data`, by its front matter's `encoding`, its byte-order mark, as UTF-8, or by a guess."""
    decoded = _decode(data)
    text = decoded.text or ""
    return replace(decoded, text=None) if text.count("\x00") > max(1, len(text) // _SPARSE) else decoded


def _decode(data: bytes) -> Decoded:
    stated = stated_encoding(data)
    if stated:
        return _decode_as(data, stated)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    if unread := _find_unread(data):
        return Decoded(None, unread)
    if _is_utf_8(data):
        return _decode_as(data, "utf-8")
    return _guess(data)


def split_lines(text: str) -> tuple[str, ...]:
    """The physical lines of `text`: CR LF, CR and LF end a line, nothing else does."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))


def plausibility(text: str) -> float:
    """The share of the non-blank, non-ASCII characters that any Chinese page holds; 1.0 for plain ASCII."""
    sample = "".join(sign for sign in text[:4000] if not sign.isspace())
    beyond = sum(sign > "\x7f" for sign in sample)
    if not beyond:
        return 1.0
    return (len(_COMMON.findall(sample)) + len(_TRADITIONAL.findall(sample))) / beyond


def _find_unread(data: bytes) -> str:
    """An encoding that passes for another one and is not read, empty where it is none of these."""
    if b"\x00" in data:
        whole = data[: len(data) // 4 * 4]
        return next((name for name in ("utf-32-le", "utf-32-be") if "\x00" not in _try(whole, name, "\x00")), "")
    if not data.isascii():
        return ""
    announced = (name for name, sign in _ANNOUNCED if sign.search(data))
    found = (name for name, sign in _SHIFTED if sign.search(data) and _reads_as_chinese(_try(data, name)))
    return next(announced, "") or next(found, "")


def _try(data: bytes, encoding: str, otherwise: str = "") -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return otherwise


def _reads_as_chinese(text: str) -> bool:
    return not text.isascii() and plausibility(text) >= 0.45


def _is_utf_8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII fits the strict form of UTF-8, or nothing is wrong but the end cut off."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = len(text) - broken - (len(data) - len(data.translate(None, _ASCII)))
        return whole >= 20 * broken or (len(data) - 3 <= error.start and whole > 0)
    return True


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = _mend(data, encoding)
    if text.count("\ufffd") > max(_WIDEST, len(text) // _SPARSE):
        return Decoded(None, encoding)
    broken = tuple(number for number, line in enumerate(split_lines(text), 1) if "\ufffd" in line)
    return Decoded(text, encoding, broken=broken)


def _mend(data: bytes, encoding: str) -> str:
    """The text, U+FFFD for each byte that means nothing."""
    if encoding.startswith("utf"):
        return data.decode(encoding, "replace")
    # a line's end is no part of a character in any of the others
    return "\n".join(_try(line, encoding, "") or _mend_line(line, encoding) for line in data.split(b"\n"))


def _mend_line(line: bytes, encoding: str) -> str:
    """The way through the bytes that gives the most common characters: behind a lost byte all others stand askew."""
    if len(line) > _LONGEST_MENDED:
        return line.decode(encoding, "replace")
    worth = [0.0] * (len(line) + 1)
    steps: list[tuple[str, int]] = [("\ufffd", 1)] * len(line)
    for place in reversed(range(len(line))):
        worth[place] = worth[place + 1] - _LOST
        for size in (1, 2, 4):
            sign = _try(line[place : place + size], encoding)
            if len(sign) == 1 and size <= len(line) - place:
                value = worth[place + size] + size * (1.0 if sign in _COMMON_SIGNS else 0.5)
                if value > worth[place]:
                    worth[place], steps[place] = value, (sign, size)
    return "".join(_follow(steps))


def _follow(steps: Sequence[tuple[str, int]]) -> Iterator[str]:
    place = 0
    while place < len(steps):
        sign, size = steps[place]
        yield sign
        place += size


def _guess(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    names = [match.encoding for match in from_bytes(sample[: _SAMPLE // 4], cp_isolation=_CANDIDATES)]
    if b"\x00" in sample:
        names = ["utf_16_le", "utf_16_be"]
    ranked = sorted(
        ((-_score(sample, name), rank, name) for rank, name in enumerate(dict.fromkeys([*names, *_CANDIDATES]))),
    )
    for score, _, name in ranked:
        if -score < 0.25:
            break
        decoded = _decode_as(data, codecs.lookup(name).name)
        if decoded.text is not None:
            return replace(decoded, guessed=True, doubtful=-score < 0.45)
    return Decoded(None, codecs.lookup(ranked[0][2]).name, guessed=True)


def _score(sample: bytes, encoding: str) -> float:
    return plausibility(sample.decode(encoding, errors="replace"))
