"""What is wrong with a block of front matter, in words: at which line, and how to write it."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from mkdocs_speeches.core.editors.foreign import TEMPLATED
from mkdocs_speeches.core.editors.frontmatter import FrontMatter, Origin, PieceMatter, SpeechMatter
from mkdocs_speeches.core.model import LineNo

KeyPath = tuple[str | int, ...]
"""The keys and numbers that lead to a value: `("speeches", 0, "date")`."""

KEY = re.compile(rf"(?P<key>{'|'.join(FrontMatter.model_fields)})[ \t]*[:：]")
"""A line that only an editor begins so."""
_BAD_COLON = re.compile(r"[ \t]*(?P<colon>：|:(?=[^ \t]))")
_FENCE_LIKE = re.compile(r"[-\u2010-\u2015\u2212\u2500\u2501\u30fc\uff0d\uff3f_=~*+]{2,}")
"""What an editor's program makes of three hyphens, or a hand of a fence."""
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
_LONGEST_BLOCK = 60
"""A slipped fence is looked for in so many lines."""
_LISTS = ("tags", "tags_add", "tags_remove", "aliases", "ignore")
_LONGEST_REMEDY = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding in a block of front matter, at a line of the seed."""

    code: str
    line: LineNo
    message: str
    remedy: str


def slip(block: Sequence[str], error: Exception | None = None) -> Fault:
    """What is wrong with a block, from its fence on, that is no YAML mapping: at which line, and how to write it."""
    at = _error_line(block, error) if error else LineNo(len(block) + 1)
    for line, text in enumerate(block[1:at], start=2):
        if (match := KEY.match(text)) and (colon := _BAD_COLON.match(text, match.end("key"))):
            what = f"键 {match['key']} 后面" + ("是全角冒号" if colon["colon"] == "：" else "的冒号没有空格隔开")
            return Fault("F106", LineNo(line), f"说明区写错了：{what}", f"冒号用半角，后空一格：{_respace(text)}")
    if at > len(block):
        line = next(number for number, text in enumerate(block, start=1) if KEY.match(text))
        return Fault("F106", LineNo(line), "说明区写错了：不是“键: 值”", "每行写作“键: 值”，冒号用半角，后空一格")
    return Fault("F106", at, *_explain_line(block[at - 1]))


def slipped_fence(lines: Sequence[str], fence: str) -> tuple[Fault, LineNo] | None:
    """What is wrong with the fences of a block that an editor meant, and the line behind it; None if all is well.

    Only above one of the known keys does a line of dashes show that front matter was meant.
    """
    head = [text.strip().strip(_INVISIBLE).strip() for text in lines[:_LONGEST_BLOCK]]
    filled = [place for place, text in enumerate(head) if text]
    if len(filled) < 2 or not _FENCE_LIKE.fullmatch(head[filled[0]]) or not KEY.match(head[filled[1]]):
        return None
    opening = filled[0]
    closing = next((place for place in filled[2:] if _FENCE_LIKE.fullmatch(head[place])), None)
    behind = LineNo(1 if closing is None else closing + 2)
    remedy = f"第一行只写三个半角减号 {fence}，上面不留空行，前面不留空格"
    if opening > 0:
        return Fault("F110", LineNo(opening + 1), "说明区没有生效：上面有空行", remedy), behind
    if lines[0].removeprefix("\ufeff").rstrip() != fence:
        what = "前面有空白或看不见的字符" if head[0] == fence else f"写成了“{shown(head[0])}”"
        return Fault("F110", LineNo(1), f"说明区没有生效：第一行{what}", remedy), behind
    if closing is None or lines[closing].rstrip() == fence:
        return None
    what = "前面有空白" if head[closing] == fence else f"写成了“{shown(head[closing])}”"
    return Fault("F110", LineNo(closing + 1), f"说明区没有生效：末行{what}", f"末行只写三个半角减号 {fence}"), behind


def _explain_line(text: str) -> tuple[str, str]:
    """What YAML could not read in a line, and how to write it."""
    key, colon, value = (part.strip() for part in text.strip().removeprefix("- ").partition(":"))
    if any(unicodedata.category(sign) in ("Cc", "Cn", "Cs") and sign != "\t" for sign in text):
        return "说明区写错了：含有控制字符", "删去看不见的控制字符"
    if text[: len(text) - len(text.lstrip())].count("\t"):
        return "说明区写错了：缩进用了制表符", "缩进用空格"
    if not colon:
        return f"说明区写错了：“{shown(text.strip())}”不是“键: 值”", "每行写作“键: 值”，冒号用半角，后空一格"
    if key in _LISTS:
        return f"说明区写错了：{key} 的列表不能这样写", f"写作 {key}: [甲, 乙]，方括号成对"
    if value.startswith(("'", '"')):
        return f"说明区写错了：{shown(key)} 的引号不成对", f"写作 {shown(key)}: {_quote(value)}，或去掉引号"
    return f"说明区写错了：{shown(key)} 的值不能这样写", f"给值加上引号，写作 {shown(key)}: {_quote(value)}"


def _respace(text: str) -> str:
    key, value = re.split("[:：]", text, maxsplit=1)
    return shown(f"{key.strip()}: {value.strip()}")


def _quote(value: str) -> str:
    """A text in quotes, which keep every sign in it from meaning anything."""
    plain = value.strip("\"'").replace("'", "''")
    return f"'{plain}'" if 0 < len(plain) <= _LONGEST_REMEDY else "'……'"


def _error_line(block: Sequence[str], error: Exception) -> LineNo:
    """The line of a seed that YAML could not read: where the quote, list or key began that fails."""
    if isinstance(error, yaml.reader.ReaderError):
        return LineNo(2 + "\n".join(block[1:])[: error.position].count("\n"))
    if not isinstance(error, yaml.MarkedYAMLError):
        return LineNo(2)
    within = (error.context or "").startswith("while parsing a block")
    mark = error.problem_mark if within else error.context_mark or error.problem_mark
    return LineNo(min(2 + mark.line, len(block)) if mark else 2)


_EXPECTED: Mapping[str, str] = {
    "string_type": "应是一段文字",
    "tuple_type": "应是一个列表",
    "bool_parsing": "应是 true 或 false",
    "bool_type": "应是 true 或 false",
    "model_type": "应是若干“键: 值”",
    "missing": "没有写",
}


def explain_slip(detail: ErrorDetails, places: Mapping[KeyPath, LineNo], model: type[SpeechMatter]) -> Fault:
    """What validation of a `model` found, at the line of the value or of what holds it."""
    path = tuple(detail["loc"])
    line = next(places[path[:size]] for size in range(len(path), -1, -1) if path[:size] in places)
    at = max(index for index, part in enumerate(path) if isinstance(part, str))
    key, holder = str(path[at]), _model_at(path[:at], model)
    if detail["type"] == "extra_forbidden":
        near = _nearest(key, holder)
        if len(path) == 1 and (not near or key.lower() in TEMPLATED):
            return Fault("F111", line, f"没有用到键“{shown(key)}”", f"可用的键：{known_keys(path)}")
        return Fault("F101", line, f"不认识的键“{shown(key)}”", near or f"可用的键：{known_keys(path[:at])}")
    if detail["type"] == "refused":
        return Fault("F104", line, f"{key}：{shown(detail['msg'])}", detail["ctx"]["remedy"])
    item = "的每一项" if at + 1 < len(path) else ""
    return Fault("F103", line, f"{key} {item}{_EXPECTED.get(detail['type'], '不是可用的值')}", _example(key, holder))


def _example(key: str, holder: type[BaseModel]) -> str:
    example = (holder.model_fields[key].examples or [""])[0]
    return f"写作 {key}: {example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)}"


def shown(text: str) -> str:
    """The text as a message may hold it: printable, and cut where it is long."""
    printable = "".join(sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else "�" for sign in text)
    return printable if len(printable) <= 80 else f"{printable[:79]}…"


def _model_at(path: KeyPath, model: type[SpeechMatter] = FrontMatter) -> type[BaseModel]:
    """What the keys below `path` may be, in front matter of this `model`."""
    if path[:1] == ("adopted",):
        return Origin
    return PieceMatter if path[:1] == ("speeches",) else model


def known_keys(path: KeyPath) -> str:
    """The keys that may stand there, for a remedy."""
    return "、".join(_model_at(path).model_fields)


def _nearest(key: str, holder: type[BaseModel]) -> str:
    names = dict(_field_names(holder))
    wanted = key.strip().lower().replace("-", "_")
    near = difflib.get_close_matches(wanted, names, 1, cutoff=0.6)
    return f"改为 {names[near[0]]}" if near else ""


def _field_names(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield name, name
        yield field.title or name, name
