"""How values are put into words for readers: dates, lengths, names, failures."""

from __future__ import annotations

import json
import re
import traceback
from pathlib import PurePath

from mkdocs_speeches.core.model import WHOLE_SEED, About, Diagnostic, Front, Level

FAILURE = "S163"
"""The code of what is the program's fault."""
CHARACTERS_A_MINUTE = 400
_LATIN_WORD = re.compile(r"[0-9A-Za-z]+(?:[.,'’-][0-9A-Za-z]+)*")
_UNITS = ("年", "月", "日")
_AROUND_NAME = re.compile(
    r"^(?:原标题|标题|题目)\s*[:：]|\s*[(（【\[](?:全文|全文实录|讲话全文|演讲全文|实录|文字实录|双语全文)[)）】\]]$"
)
_SPACED_OUT = re.compile(r"(?<![^\s，。：；、“”（）])[\u3400-\u9fff](?: [\u3400-\u9fff])+(?![^\s，。：；、“”（）])")
"""Single characters with a blank between each two: 工 作 报 告."""
_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Ends a line, steers a terminal, turns the direction of writing, or is no character at all."""
_ORDERS = re.compile(r"^\s*(?=::)|#(?=#\w*\[)")
"""Before what makes a line an order to the runner of a workflow: `::error …` at its start, `##[error]…` anywhere."""


def format_date(date: str) -> str:
    """An EDTF date in Chinese: `20XX-02-15` is `20××年2月15日`."""
    return "".join(_format_part(part) + unit for part, unit in zip(date.split("-"), _UNITS, strict=False))


def _format_part(part: str) -> str:
    return (part.lstrip("0") if len(part) == 2 else part).replace("X", "×")


def format_year(date: str | None) -> str:
    """The year of an EDTF date, `日期不详` where there is none."""
    return format_date(date[:4]) if date else "日期不详"


def format_speaker(front: Front) -> str:
    """Office and name as one, empty where neither is known: `市委副书记 ×××`."""
    return " ".join(field.text for field in (front.role, front.speaker) if field)


def clean_name(name: str) -> str:
    """A title or name without what a page sets around it: 原标题：, （全文）, blanks that space characters out."""
    bare = _AROUND_NAME.sub("", " ".join(name.split())).strip()
    return _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), bare)


def count_characters(text: str) -> int:
    """字数 as office programs count it: each Chinese character or sign, each Latin word or number."""
    rest, words = _LATIN_WORD.subn("", text)
    return words + sum(map(len, rest.split()))


def format_count(count: int) -> str:
    """`4213` is `4,213 字`."""
    return f"{count:,} 字"


def format_total(count: int) -> str:
    """The length of a whole library: `约 2.4 万字` from ten thousand on."""
    return f"约 {count / 10_000:.1f} 万字" if count >= 10_000 else format_count(count)


def format_reading_time(count: int) -> str:
    """How long reading takes, in full minutes."""
    return f"约 {max(1, -(-count // CHARACTERS_A_MINUTE))} 分钟"


def format_sign(number: int) -> str:
    """②, ③ …: a number that reads as no part of the words beside it, in digits from 21 on."""
    return chr(ord("①") + number - 1) if number <= 20 else str(number)


def as_line(text: str) -> str:
    """Text as one line of a log that no runner of workflows obeys: `甲\\n\\::error` for a name of two lines."""
    return _ORDERS.sub(r"\g<0>\\", show_steering(text))


def show_steering(text: str, *, kept: str = "") -> str:
    """The text with what steers a terminal or a log written as an escape (`\\x1b`), but for signs that are `kept`."""
    return _STEERING.sub(lambda sign: sign[0] if sign[0] in kept else ascii(sign[0])[1:-1], text)


def format_json(value: object) -> str:
    """A value as JSON to be read by people and programs: no sign steers a terminal, no line is an order to a runner."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    shown = _STEERING.sub(lambda sign: sign[0] if sign[0] == "\n" else f"\\u{ord(sign[0]):04x}", text)
    return _ORDERS.sub(r"\\u0023", shown)


def report_failure(source: str, error: Exception) -> Diagnostic:
    """What is said where the program fails on a file: that the fault is the program's, and where it lies."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = show_steering(f"{type(error).__name__} {error}"[:120])
    message = f"程序读到它出错了，没有发表（{PurePath(frame.filename).name}:{frame.lineno} {what}）"
    remedy = "这是程序的毛病，文件未必有错：请把这一行和文件告诉开发者"
    return Diagnostic(FAILURE, Level.ERROR, source, WHOLE_SEED, message, remedy, About.READING)
