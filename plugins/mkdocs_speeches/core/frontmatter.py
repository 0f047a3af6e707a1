"""What an editor states at the top of a seed: the one definition that validation and the JSON schema come from.

A seed is untrusted: YAML is composed and never constructed, every scalar is taken as the text that was typed
(`2023-05-01` and `2023` included), and anchors, aliases and tags are refused, so nothing expands or runs.
"""

from __future__ import annotations

import calendar
import codecs
import difflib
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote, urlsplit

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from mkdocs_speeches.core.model import Diagnostic, Level

FENCE = "---"
MOST_CHARACTERS = 1 << 18
"""A longer block is text: PyYAML is slow, and a raw seed may hold two rules far apart."""
MOST_NESTING = 4
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb2312", "gbk", "gb18030", "big5", "big5hkscs")

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_WRITTEN_DATE = re.compile(r"([0-9X]{2,4})(?:[-年./]([0-9X]{1,2})(?:[-月./]([0-9X]{1,2}))?)?[年月日号]?")
_CODE = re.compile(r"[A-Z][0-9]{3}")
_SLUG_REFUSES = re.compile(r"[\s/\\?#%&:*\"'<>|{}\[\]()`^]")
# YAML 1.1 breaks lines at these; a seed does not, and line numbers must agree
_FOREIGN_BREAKS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))


def _refuse(what: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("refused", "{what}", {"what": what, "remedy": remedy})


def _fold(text: str) -> str:
    folded = " ".join(text.split())
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in folded):
        raise _refuse("含有控制字符", "删去看不见的控制字符")
    return folded


def _check_filled(text: str) -> str:
    if not text:
        raise _refuse("内容为空", "写上内容，或删去这一项")
    return text


def _check_distinct(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _check_date(text: str) -> str:
    """Only what a speech's day needs of EDTF: year, month, day, and `X` for a redacted digit.

    The `edtf` package reads all of the standard, intervals, seasons and sets included, which no page could show
    as the day of a speech, and it warns at import; this profile is one pattern and the calendar.
    """
    if not text or _is_date(text):
        return text
    raise _refuse(f"“{text}”不是 EDTF 日期", _suggest_date(text))


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    months = [number for number in range(1, 13) if month is None or _fits(number, month)]
    return any(
        day is None or any(_fits(number, day) for number in range(1, _days(year, month_number) + 1))
        for month_number in months
    )


def _fits(number: int, pattern: str) -> bool:
    return all(sign in ("X", digit) for sign, digit in zip(pattern, f"{number:02}", strict=True))


def _days(year: str, month: int) -> int:
    known = "X" not in year
    return calendar.monthrange(int(year) or 4 if known else 2000, month)[1]


def _suggest_date(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper().translate(str.maketrans("×*〇○", "XX00"))
    if re.fullmatch(r"[0-9X]{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    match = _WRITTEN_DATE.fullmatch(plain.replace(" ", ""))
    parts = [part for part in match.groups() if part] if match else []
    written = "-".join([part.ljust(4, "X") if place == 0 else part.zfill(2) for place, part in enumerate(parts)])
    return f"写作 {written}" if _is_date(written) else "写作 2009-03-05、2009-03、2009 或 20XX-02-15"


def _check_slug(text: str) -> str:
    found = _SLUG_REFUSES.search(text)
    if found:
        raise _refuse(f"网址名“{text}”含有“{found[0]}”", "只用汉字、字母、数字、“-”和“_”")
    if text.startswith(".") or len(text.encode()) > 200:
        raise _refuse(f"网址名“{text}”不能用", "不以“.”开头，不超过六十个汉字")
    return text


def _check_alias(text: str) -> str:
    """An old address below the site's root, or a bare slug; as copied from a browser or as read."""
    path = unquote(text, errors="replace").strip("/")
    if not path or any(part.startswith(".") or not part for part in path.split("/")):
        raise _refuse(f"旧网址“{text}”不是站内地址", "写站内路径，如 speeches/旧名/")
    for part in path.split("/"):
        _check_slug(part)
    return path


def _check_code(text: str, info: ValidationInfo) -> str:
    codes: Collection[str] = info.context or ()
    if not _CODE.fullmatch(text) or (codes and text not in codes):
        near = difflib.get_close_matches(text.upper(), sorted(codes), 1)
        remedy = f"改为 {near[0]}，" if near else ""
        raise _refuse(f"“{text}”不是诊断代码", f"{remedy}代码是一个大写字母加三位数字，如 S104")
    return text


def _check_encoding(text: str) -> str:
    try:
        name = codecs.lookup(text).name
    except (LookupError, ValueError):
        name = ""
    if name not in {codecs.lookup(encoding).name for encoding in ENCODINGS}:
        near = difflib.get_close_matches(text.lower(), ENCODINGS, 1)
        raise _refuse(f"不认识的编码“{text}”", f"可用 {near[0] if near else '、'.join(ENCODINGS)}")
    return name


def _check_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        good = False
    if not good:
        raise _refuse(f"“{text}”不是网址", "写完整的网址，以 https:// 或 http:// 开头")
    return text


_EDTF_SCHEMA = {"type": ["string", "integer"], "pattern": r"^([0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)?$"}

Text = Annotated[str, AfterValidator(_fold)]
Filled = Annotated[Text, AfterValidator(_check_filled)]
Edtf = Annotated[Text, AfterValidator(_check_date), WithJsonSchema(_EDTF_SCHEMA)]
Slug = Annotated[Filled, AfterValidator(_check_slug)]
Texts = Annotated[tuple[Filled, ...], AfterValidator(_check_distinct)]
Aliases = Annotated[tuple[Annotated[Filled, AfterValidator(_check_alias)], ...], AfterValidator(_check_distinct)]
Codes = tuple[Annotated[Filled, AfterValidator(_check_code)], ...]
Encoding = Annotated[Filled, AfterValidator(_check_encoding)]
Url = Annotated[Filled, AfterValidator(_check_url)]


def _field(title: str, description: str, example: object, default: object = None) -> Any:
    return Field(default, title=title, description=description, examples=[example])


class SpeechMatter(BaseModel):
    """What an editor states of one speech; None is not stated, an empty text states that there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text | None = _field("标题", "讲话的标题", "在全市工会工作会议上的讲话")
    subtitle: Text | None = _field("副标题", "标题下写明时间地点的一行，不带破折号", "2009年3月5日在会上")
    speaker: Text | None = _field("讲话人", "只写姓名", "×××")
    role: Text | None = _field("职务", "与姓名同署的职务", "市委副书记")
    date: Edtf | None = _field("日期", "讲话日期，EDTF 写法；隐去的数字写 X", "2009-03-05")
    occasion: Text | None = _field("场合", "会议或活动的名称", "全市工会工作会议")
    kind: Text | None = _field("文种", "讲话、致辞、工作报告等", "讲话")
    source_url: Url | None = _field("出处", "原文的网址", "https://example.org/1.html")
    license: Text | None = _field("许可", "原文的使用许可", "CC BY 4.0")
    tags: Texts | None = _field("关键词", "代替程序选出的全部关键词", ["厂务公开", "班组建设"])
    tags_add: Texts = _field("增加关键词", "在程序选出的关键词之外增加", ["厂务公开"], ())
    tags_remove: Texts = _field("去掉关键词", "从程序选出的关键词中去掉", ["厂务公开"], ())
    slug: Slug | None = _field("网址名", "页面网址的最后一段，可用汉字", "工会工作会议讲话")
    aliases: Aliases = _field("旧网址", "跳转到本页的旧网址", ["speeches/旧名/"], ())
    draft: bool = _field("草稿", "true 则不发布", True, False)
    ignore: Codes = _field("不再提示", "编辑核对过的诊断代码", ["S104"], ())

    @model_validator(mode="before")
    @classmethod
    def _drop_unfilled(cls, stated: object) -> object:
        """A known key without a value states nothing."""
        if not isinstance(stated, dict):
            return stated
        return {key: value for key, value in stated.items() if value is not None or key not in cls.model_fields}


class PieceMatter(SpeechMatter):
    """What an editor states of one speech of a compilation, found by its place in the list or by its first words."""

    starts_with: Filled | None = _field("起句", "这一篇开头的文字；不写则按次序对应", "同志们")


class FrontMatter(SpeechMatter):
    """All that the front matter of a seed may state."""

    encoding: Encoding | None = _field("编码", "文件的编码", "gb18030")
    speeches: tuple[PieceMatter, ...] = _field("各篇", "合集中每一篇各自的说明", [{"title": "篇一"}], ())


class Origin(BaseModel):
    """Where an adopted page comes from: its seed, the lines there, and the fingerprint of their text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: Filled = _field("原文", "原文的文件名", "a.txt", ...)
    lines: Filled = _field("行", "在原文中的行", "1-28", ...)
    hash: Filled = _field("指纹", "那些行的指纹", "3fa9c2d41e22", ...)


class AdoptedMatter(SpeechMatter):
    """What the front matter of an adopted page states; further keys are the host's."""

    model_config = ConfigDict(extra="allow", frozen=True)

    adopted: Origin | None = _field("接管", "这一页从哪里来", {"seed": "a.txt"})


_KEY = re.compile(rf"(?P<key>{'|'.join(FrontMatter.model_fields)})[ \t]*[:：]")
"""A line that only an editor begins so."""
_BAD_COLON = re.compile(r"[ \t]*(?P<colon>：|:(?=[^ \t]))")
_LISTS = ("tags", "tags_add", "tags_remove", "aliases", "ignore")
_LONGEST_REMEDY = 40


@dataclass(frozen=True, slots=True)
class FrontMatterResult:
    """`front` is None where the seed has none, and what is right of it where `diagnostics` hold errors.

    The seed's text begins at the 1-based line `first_line`.
    `piece_lines` are the lines at which the entries of `speeches:` begin.
    """

    front: FrontMatter | None
    first_line: int
    diagnostics: tuple[Diagnostic, ...]
    piece_lines: tuple[int, ...] = ()


def schema() -> dict[str, Any]:
    """The JSON schema (2020-12) of a seed's front matter, for editors to complete and check by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FrontMatter.model_json_schema(),
        "title": "讲话原文的说明区",
    }


def stated_encoding(data: bytes) -> str | None:
    """The encoding that the front matter of undecoded `data` states, None where it states none that is known."""
    lines = data[:MOST_CHARACTERS].removeprefix(codecs.BOM_UTF8).splitlines()
    if not lines or lines[0].rstrip() != FENCE.encode():
        return None
    for line in lines[1:]:
        if line.rstrip() == FENCE.encode():
            break
        match = re.fullmatch(rb"encoding:\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*(?:#.*)?", line.strip())
        if match and line.startswith(b"encoding"):
            try:
                return _check_encoding(match[1].decode("ascii"))
            except PydanticCustomError:
                return None
    return None


def split(lines: tuple[str, ...], source: str, codes: Collection[str] = ()) -> FrontMatterResult:
    """Part the front matter of a seed's physical `lines` from its text; total, bad input becomes diagnostics.

    It is read as such only where it stands between `---` fences at the very start, is closed and holds a mapping;
    anything else is text from line 1. Where a line between the fences begins with a key, an editor meant front matter
    and slipped: that is an error, and nothing of the block is text. `codes` are those that may be ignored, any where
    none are given.
    """
    close = _closing_fence(lines)
    if close is None:
        return FrontMatterResult(None, 1, _unclosed(lines, source))
    meant = any(_KEY.match(line) for line in lines[1:close])
    node: yaml.Node | None = None
    try:
        node, faults = _compose("\n".join(lines[1:close]).translate(_FOREIGN_BREAKS))
    except yaml.YAMLError as error:
        faults = [_slip(lines[:close], error)] if meant else []
    if node is None and not faults:
        if not meant:
            return FrontMatterResult(None, 1, ())
        faults = [_slip(lines[:close])]
    places: dict[Place, int] = {}
    front, diagnostics = _validate(FrontMatter, node, faults, source, places, codes)
    piece_lines = tuple(places["speeches", nth] for nth in range(len(front.speeches)))
    return FrontMatterResult(front, close + 2, diagnostics, piece_lines)


@dataclass(frozen=True, slots=True)
class AdoptedResult:
    """The front matter of a page that took a speech's place, the host's own keys in it, and the page's text."""

    matter: AdoptedMatter
    further: Mapping[str, object]
    body: str
    diagnostics: tuple[Diagnostic, ...]


def split_adopted(text: str, source: str) -> AdoptedResult | None:
    """Part the front matter of a page from its text; None for a page that adopted no speech."""
    lines = tuple(text.removeprefix("\ufeff").splitlines())
    close = _closing_fence(lines)
    if close is None or not any(line.startswith("adopted:") for line in lines[1:close]):
        return None
    block = "\n".join(lines[1:close])
    try:
        node, faults = _compose(block)
        further = yaml.safe_load(block) if node is not None and not faults else {}
    except (yaml.YAMLError, ValueError) as error:
        faults, node, further = [_slip(lines[:close], error)], None, {}
    matter, diagnostics = _validate(AdoptedMatter, node, faults, source, {})
    own = {key: value for key, value in further.items() if key not in AdoptedMatter.model_fields}
    return AdoptedResult(matter, own, "\n".join(lines[close + 1 :]).strip("\n"), diagnostics)


def _unclosed(lines: tuple[str, ...], source: str) -> tuple[Diagnostic, ...]:
    """A word on a block without an end, where a known key near it shows that an editor meant front matter."""
    if not _opens(lines) or not any(_KEY.match(text) for text in lines[1:40]):
        return ()
    message, remedy = "说明区没有收尾，当作正文", "在末尾另起一行写 ---"
    return (Diagnostic("F109", Level.WARNING, source, 1, message, remedy),)


def _opens(lines: tuple[str, ...]) -> bool:
    return bool(lines) and lines[0].removeprefix("\ufeff").rstrip() == FENCE


def _closing_fence(lines: tuple[str, ...]) -> int | None:
    if not _opens(lines):
        return None
    size = 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() == FENCE:
            return index
        size += len(lines[index])
        if size > MOST_CHARACTERS:
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Fault:
    code: str
    line: int
    message: str
    remedy: str


def _slip(block: Sequence[str], error: Exception | None = None) -> _Fault:
    """What is wrong with a block, from its fence on, that is no YAML mapping: at which line, and how to write it."""
    at = _error_line(block, error) if error else len(block) + 1
    for line, text in enumerate(block[1:at], start=2):
        if (match := _KEY.match(text)) and (colon := _BAD_COLON.match(text, match.end("key"))):
            what = f"键 {match['key']} 后面" + ("是全角冒号" if colon["colon"] == "：" else "的冒号没有空格隔开")
            return _Fault("F106", line, f"说明区写错了：{what}", f"冒号用半角，后空一格：{_respace(text)}")
    if at > len(block):
        line = next(line for line, text in enumerate(block, start=1) if _KEY.match(text))
        return _Fault("F106", line, "说明区写错了：不是“键: 值”", "每行写作“键: 值”，冒号用半角，后空一格")
    return _Fault("F106", at, *_explain_line(block[at - 1]))


def _explain_line(text: str) -> tuple[str, str]:
    """What YAML could not read in a line, and how to write it."""
    key, colon, value = (part.strip() for part in text.strip().removeprefix("- ").partition(":"))
    if any(unicodedata.category(sign) in ("Cc", "Cn", "Cs") and sign != "\t" for sign in text):
        return "说明区写错了：含有控制字符", "删去看不见的控制字符"
    if text[: len(text) - len(text.lstrip())].count("\t"):
        return "说明区写错了：缩进用了制表符", "缩进用空格"
    if not colon:
        return f"说明区写错了：“{_shown(text.strip())}”不是“键: 值”", "每行写作“键: 值”，冒号用半角，后空一格"
    if key in _LISTS:
        return f"说明区写错了：{key} 的列表不能这样写", f"写作 {key}: [甲, 乙]，方括号成对"
    if value.startswith(("'", '"')):
        return f"说明区写错了：{_shown(key)} 的引号不成对", f"写作 {_shown(key)}: {_quote(value)}，或去掉引号"
    return f"说明区写错了：{_shown(key)} 的值不能这样写", f"给值加上引号，写作 {_shown(key)}: {_quote(value)}"


def _respace(text: str) -> str:
    key, value = re.split("[:：]", text, maxsplit=1)
    return _shown(f"{key.strip()}: {value.strip()}")


def _quote(value: str) -> str:
    """A text in quotes, which keep every sign in it from meaning anything."""
    plain = value.strip("\"'").replace("'", "''")
    return f"'{plain}'" if 0 < len(plain) <= _LONGEST_REMEDY else "'……'"


def _error_line(block: Sequence[str], error: Exception) -> int:
    """The 1-based line of a seed that YAML could not read: where the quote, list or key began that fails."""
    if isinstance(error, yaml.reader.ReaderError):
        return 2 + "\n".join(block[1:])[: error.position].count("\n")
    if not isinstance(error, yaml.MarkedYAMLError):
        return 2
    within = (error.context or "").startswith("while parsing a block")
    mark = error.problem_mark if within else error.context_mark or error.problem_mark
    return min(2 + mark.line, len(block)) if mark else 2


def _compose(text: str) -> tuple[yaml.Node | None, list[_Fault]]:
    """The tree of `text`, whose line 0 is the seed's line 2, unless its events already show what is never read."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if depth == 0 and isinstance(event, (yaml.NodeEvent)) and not isinstance(event, yaml.MappingStartEvent):
            return None, []
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = 2 + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            return None, [_Fault("F105", line, "说明区不用锚点、引用和类型标记", "去掉 & * ! 等记号，或给值加引号")]
        if depth > MOST_NESTING:
            return None, [_Fault("F105", line, "说明区嵌套过深", "只有 speeches: 下可以再分层")]
    return yaml.compose(text, Loader=yaml.SafeLoader), []


Place = tuple[str | int, ...]


M = TypeVar("M", bound=SpeechMatter)


def _validate(
    model: type[M],
    node: yaml.Node | None,
    faults: list[_Fault],
    source: str,
    places: dict[Place, int],
    codes: Collection[str] = (),
) -> tuple[M, tuple[Diagnostic, ...]]:
    value = _plain(node, (), places, faults) if node is not None else {}
    try:
        front = model.model_validate(value, context=codes)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults.extend(_explain(detail, places) for detail in details)
        wrong = {detail["loc"][0] for detail in details}
        assert isinstance(value, dict), "the caller has seen a mapping"
        right = {key: stated for key, stated in value.items() if key not in wrong}
        front = model.model_validate(right, context=codes)
    faults.sort(key=lambda fault: fault.line)
    return front, tuple(Diagnostic(f.code, Level.ERROR, source, f.line, f.message, f.remedy) for f in faults)


def _plain(node: yaml.Node, place: Place, places: dict[Place, int], faults: list[_Fault]) -> object:
    """The node's value in text, lists and mappings; notes the seed's line of every `place` and every fault."""
    places.setdefault(place, 2 + node.start_mark.line)
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, index), places, faults) for index, item in enumerate(node.value)]
    values: dict[str, object] = {}
    for key, value in node.value:
        line = 2 + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            faults.append(_Fault("F103", line, "键应是一个词", f"可用的键：{_known_keys(place)}"))
        elif key.value in values:
            first = places[(*place, key.value)]
            faults.append(_Fault("F102", line, f"键“{key.value}”重复，第 {first} 行已有", "只留一处"))
        else:
            places[(*place, key.value)] = line
            values[key.value] = _plain(value, (*place, key.value), places, faults)
    return values


_EXPECTED: Mapping[str, str] = {
    "string_type": "应是一段文字",
    "tuple_type": "应是一个列表",
    "bool_parsing": "应是 true 或 false",
    "bool_type": "应是 true 或 false",
    "model_type": "的每一项应是若干“键: 值”",
}


def _explain(detail: ErrorDetails, places: Mapping[Place, int]) -> _Fault:
    place = tuple(detail["loc"])
    line = next(places[place[:size]] for size in range(len(place), -1, -1) if place[:size] in places)
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    if detail["type"] == "extra_forbidden":
        return _Fault("F101", line, f"不认识的键“{_shown(key)}”", _nearest(key, place[:-1]))
    if detail["type"] == "refused":
        return _Fault("F104", line, f"{key}：{_shown(detail['msg'])}", detail["ctx"]["remedy"])
    return _Fault("F103", line, f"{key} {_EXPECTED.get(detail['type'], '不是可用的值')}", _example(key, place))


def _example(key: str, place: Place) -> str:
    field = _model_at(place if key != "speeches" else ()).model_fields[key]
    example = (field.examples or [""])[0]
    return f"写作 {key}: {example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)}"


def _shown(text: str) -> str:
    printable = "".join(sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else "�" for sign in text)
    return printable if len(printable) <= 80 else f"{printable[:79]}…"


def _model_at(place: Place) -> type[SpeechMatter]:
    return PieceMatter if place[:1] == ("speeches",) else FrontMatter


def _known_keys(place: Place) -> str:
    return "、".join(_model_at(place).model_fields)


def _nearest(key: str, place: Place) -> str:
    names = dict(_names(_model_at(place)))
    wanted = key.strip().lower().replace("-", "_")
    near = difflib.get_close_matches(wanted, names, 1, cutoff=0.5)
    return f"改为 {names[near[0]]}" if near else f"可用的键：{_known_keys(place)}"


def _names(model: type[SpeechMatter]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield name, name
        yield field.title or name, name
