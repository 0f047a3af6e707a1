"""What an editor may state at the top of a seed: the one definition that validation and the JSON schema come from."""

from __future__ import annotations

import codecs
import difflib
import re
import unicodedata
from collections.abc import Collection
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from mkdocs_speeches.core.text.edtf import FIRST_YEAR, LAST_YEAR, has_form, is_date, is_of_our_years

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb2312", "gbk", "gb18030", "big5", "big5hkscs")

_WRITTEN_DATE = re.compile(r"([0-9X]{2,4})(?:[-年./]([0-9X]{1,2})(?:[-月./]([0-9X]{1,2}))?)?[年月日号]?")
_CODE = re.compile(r"[A-Z][0-9]{3}")
_AUTHORITY = re.compile(r"[/\\?#]")
_SLUG_REFUSES = re.compile(r"[\s/\\?#%&:*\"'<>|{}\[\]()`^]")


def _refuse(what: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("refused", "{what}", {"what": what, "remedy": remedy})


def _in_one_line(text: str) -> str:
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
    """Only what a speech's day needs of EDTF: year, month, day, and `X` for a redacted digit."""
    if not text:
        return text
    written = _written_date(text)
    if not has_form(written):
        raise _refuse(f"“{text}”不是 EDTF 日期", "写作 2009-03-05、2009-03、2009 或 20XX-02-15")
    if not is_date(written):
        shorter = next(kept for kept in (written[:7], written[:4]) if is_date(kept))
        raise _refuse(f"日历上没有“{text}”", f"对照原文改正；不知是哪一天的，写作 {shorter}")
    if not is_of_our_years(written):
        raise _refuse(f"“{text}”不在 {FIRST_YEAR}—{LAST_YEAR} 年之间", "对照原文写上讲话的年份，如 2009-03-05")
    if written != text:
        raise _refuse(f"“{text}”不是 EDTF 日期", f"写作 {written}")
    return text


def _written_date(text: str) -> str:
    """The date in EDTF's form, as far as it can be told from how people write it."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(str.maketrans("×*〇○", "XX00"))
    if re.fullmatch(r"[0-9X]{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    match = _WRITTEN_DATE.fullmatch(plain.replace(" ", ""))
    parts = [part for part in match.groups() if part] if match else []
    return "-".join([part.ljust(4, "X") if place == 0 else part.zfill(2) for place, part in enumerate(parts)]) or plain


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


def check_encoding(text: str) -> str:
    """The name that Python has for an encoding; refuses what no seed is written in."""
    try:
        name = codecs.lookup(text).name
    except (LookupError, ValueError):
        name = ""
    if name not in {codecs.lookup(encoding).name for encoding in ENCODINGS}:
        near = difflib.get_close_matches(text.lower(), ENCODINGS, 1)
        raise _refuse(f"不认识的编码“{text}”", f"可用 {near[0] if near else '、'.join(ENCODINGS)}")
    return name


def _check_url(text: str) -> str:
    """A whole address; one with a password is refused, and the message does not repeat what may hold one."""
    folded = unicodedata.normalize("NFKC", text)
    if "@" in _AUTHORITY.split(folded.partition("//")[2])[0]:
        raise _refuse("网址里有用户名或密码", "删去“@”和它前面的用户名、密码；密码已经公开的，马上更换")
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        good = False
    if not good:
        shown = "写的" if "@" in folded else f"“{text}”"
        raise _refuse(f"{shown}不是网址", "写完整的网址，以 https:// 或 http:// 开头")
    return text


_EDTF_SCHEMA = {"type": ["string", "integer"], "pattern": r"^([0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)?$"}

Text = Annotated[str, AfterValidator(_in_one_line)]
Filled = Annotated[Text, AfterValidator(_check_filled)]
Edtf = Annotated[Text, AfterValidator(_check_date), WithJsonSchema(_EDTF_SCHEMA)]
Slug = Annotated[Filled, AfterValidator(_check_slug)]
TextList = Annotated[tuple[Filled, ...], AfterValidator(_check_distinct)]
Aliases = Annotated[tuple[Annotated[Filled, AfterValidator(_check_alias)], ...], AfterValidator(_check_distinct)]
IgnoredCodes = tuple[Annotated[Filled, AfterValidator(_check_code)], ...]
Encoding = Annotated[Filled, AfterValidator(check_encoding)]
Url = Annotated[Filled, AfterValidator(_check_url)]


def _field(title: str, description: str, example: object, default: object = None) -> Any:
    return Field(default, title=title, description=description, examples=[example])


class SpeechMatter(BaseModel):
    """What an editor states of one speech; None is not stated, an empty text states that there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text | None = _field("标题", "讲话的标题", "在全市工会工作会议上的讲话")
    subtitle: Text | None = _field("副标题", "标题下写明时间地点的一行，不带破折号", "2009年3月5日在会上")
    speaker: Text | None = _field("讲话人", "只写姓名", "×××")
    person: Text | None = _field("人物", "讲话人归在谁的页面：同名分开、异名合并；留空则不归", "王平（青山市）")
    role: Text | None = _field("职务", "与姓名同署的职务", "市委副书记")
    date: Edtf | None = _field("日期", "讲话日期，EDTF 写法；隐去的数字写 X", "2009-03-05")
    published: Edtf | None = _field("发布日期", "网页或报刊标明的发布日期，EDTF 写法", "2009-03-06")
    occasion: Text | None = _field("场合", "会议或活动的名称", "全市工会工作会议")
    kind: Text | None = _field("文种", "讲话、致辞、工作报告等", "讲话")
    source_url: Url | None = _field("出处", "原文的网址", "https://example.org/1.html")
    license: Text | None = _field("许可", "原文的使用许可", "CC BY 4.0")
    tags: TextList | None = _field("关键词", "代替程序选出的全部关键词", ["厂务公开", "班组建设"])
    tags_add: TextList = _field("增加关键词", "在程序选出的关键词之外增加", ["厂务公开"], ())
    tags_remove: TextList = _field("去掉关键词", "从程序选出的关键词中去掉", ["厂务公开"], ())
    slug: Slug | None = _field("网址名", "页面网址的最后一段，可用汉字", "工会工作会议讲话")
    aliases: Aliases = _field("旧网址", "跳转到本页的旧网址", ["speeches/旧名/"], ())
    draft: bool = _field("草稿", "true 则不发布", True, False)
    ignore: IgnoredCodes = _field("不再提示", "编辑核对过的诊断代码", ["S104"], ())

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

    adopted: Origin | None = _field(
        "接管", "这一页从哪里来", {"seed": "a.txt", "lines": "1-28", "hash": "3fa9c2d41e22"}
    )


def schema() -> dict[str, Any]:
    """The JSON schema (2020-12) of a seed's front matter, for editors to complete and check by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FrontMatter.model_json_schema(),
        "title": "讲话原文的说明区",
    }
