"""Bytes to text lines: finds the encoding and never changes a character of the text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
# The characters that any page of Chinese holds, simplified and traditional: garbled text holds few of them.
_COMMON = re.compile(
    r"[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严，。、：；（）“”《》]"
)
_TRADITIONAL = re.compile(
    r"[們這個來時為會國動過發對於後經現實業學開與關體無義種點從進員導產達應議務總書請機設處門長東車馬話說語認誌運選報場團團區縣廠廣]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a seed, None where no encoding fits. `guessed`: nothing stated it; `doubtful`: it may be wrong."""

    text: str | None
    encoding: str
    guessed: bool = False
    doubtful: bool = False


def decode(data: bytes) -> Decoded:
    """The text of `data`, by its front matter's `encoding`, its byte-order mark, as UTF-8, or by a guess."""
    stated = stated_encoding(data)
    if stated:
        return _decode_as(data, stated)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        # a file cut off in the middle of its last character is still UTF-8
        if error.start >= len(data) - 3 and error.start > 3:
            return Decoded(data.decode("utf-8", errors="replace"), "utf-8", doubtful=True)
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


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.start > 3:
            return Decoded(data.decode(encoding, errors="replace"), encoding, doubtful=True)
        return Decoded(None, encoding)


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
            return Decoded(decoded.text, decoded.encoding, guessed=True, doubtful=decoded.doubtful or -score < 0.45)
    return Decoded(None, codecs.lookup(ranked[0][2]).name, guessed=True)


def _score(sample: bytes, encoding: str) -> float:
    return plausibility(sample.decode(encoding, errors="replace"))
