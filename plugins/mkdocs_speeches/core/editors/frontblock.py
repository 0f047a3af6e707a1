"""Parts the front matter of a seed from its text.

A seed is untrusted: YAML is composed and never constructed, every scalar is taken as the text that was typed
(`2023-05-01` and `2023` included), and anchors, aliases and tags are refused, so nothing expands or runs.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from mkdocs_speeches.core.editors.foreign import Header, find_header
from mkdocs_speeches.core.editors.frontmatter import AdoptedMatter, FrontMatter, SpeechMatter, check_encoding
from mkdocs_speeches.core.editors.slips import KEY, Fault, KeyPath, explain_slip, known_keys, shown, slip, slipped_fence
from mkdocs_speeches.core.model import Diagnostic, Level, LineNo

FENCE = "---"
FIRST = LineNo(1)
MOST_CHARACTERS = 1 << 18
"""A longer block is text: PyYAML is slow, and a raw seed may hold two rules far apart."""
MOST_NESTING = 4
# YAML 1.1 breaks lines at these; a seed does not, and line numbers must agree
_FOREIGN_BREAKS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))

_GRAVITY = {"F111": Level.NOTE}
"""How grave a slip is that is no error."""

M = TypeVar("M", bound=SpeechMatter)


@dataclass(frozen=True, slots=True)
class FrontMatterResult:
    """`front` is None where the seed has none, and what is right of it where `diagnostics` hold errors.

    The seed's text begins at the 1-based line `first_line`.
    `piece_lines` are the lines at which the entries of `speeches:` begin; `header` is one that no editor wrote.
    """

    front: FrontMatter | None
    first_line: LineNo
    diagnostics: tuple[Diagnostic, ...]
    piece_lines: tuple[LineNo, ...] = ()
    header: Header | None = None


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
                return check_encoding(match[1].decode("ascii"))
            except PydanticCustomError:
                return None
    return None


def split(lines: tuple[str, ...], source: str, codes: Collection[str] = ()) -> FrontMatterResult:
    """Part the front matter of a seed's physical `lines` from its text; total, bad input becomes diagnostics.

    It is read as such only where it stands between `---` fences at the very start, is closed and holds a mapping;
    anything else is text from line 1. Where a line between the fences begins with a key, an editor meant front matter
    and slipped, perhaps in the fences themselves: that is an error, and nothing of the block is text. `codes` are those
    that may be ignored, any where none are given. What a program of blogs wrote is a `header`, and part of the text.
    """
    if header := find_header(lines):
        return FrontMatterResult(None, FIRST, (_tell_foreign(header, source),), header=header)
    close = _closing_fence(lines)
    if slipped := slipped_fence(lines[:close], FENCE):
        fault, first_line = slipped
        found = Diagnostic(fault.code, Level.ERROR, source, fault.line, fault.message, fault.remedy)
        return FrontMatterResult(FrontMatter(), first_line, (found,))
    if close is None:
        return FrontMatterResult(None, FIRST, _unclosed(lines, source))
    meant = any(KEY.match(line) for line in lines[1:close])
    node: yaml.Node | None = None
    try:
        node, faults = _compose("\n".join(lines[1:close]).translate(_FOREIGN_BREAKS))
    except yaml.YAMLError as error:
        faults = [slip(lines[:close], error)] if meant else []
    if node is None and not faults:
        if not meant:
            return FrontMatterResult(None, FIRST, ())
        faults = [slip(lines[:close])]
    places: dict[KeyPath, LineNo] = {}
    front, diagnostics = _validate(FrontMatter, node, faults, source, places, codes)
    piece_lines = tuple(places["speeches", nth] for nth in range(len(front.speeches)))
    return FrontMatterResult(front, LineNo(close + 2), diagnostics, piece_lines)


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
        faults, node, further = [slip(lines[:close], error)], None, {}
    matter, diagnostics = _validate(AdoptedMatter, node, faults, source, {})
    if matter.adopted is None and not diagnostics:
        line = LineNo(1 + next(place for place, line in enumerate(lines) if line.startswith("adopted:")))
        remedy = "照抄接管时写的 seed、lines、hash 三行，各缩进两格"
        diagnostics = (Diagnostic("F103", Level.ERROR, source, line, "adopted 下面没有内容", remedy),)
    own = {key: value for key, value in further.items() if key not in AdoptedMatter.model_fields}
    return AdoptedResult(matter, own, text_below(text), diagnostics)


def text_below(text: str) -> str:
    """The text of a page below its front matter, whatever that holds."""
    lines = tuple(text.removeprefix("\ufeff").splitlines())
    close = _closing_fence(lines)
    return "\n".join(lines[0 if close is None else close + 1 :]).strip("\n")


def _unclosed(lines: tuple[str, ...], source: str) -> tuple[Diagnostic, ...]:
    """A word on a block without an end, where a known key near it shows that an editor meant front matter."""
    if not _opens_matter(lines) or not any(KEY.match(text) for text in lines[1:40]):
        return ()
    message, remedy = "说明区没有收尾，当作正文", "在末尾另起一行写 ---"
    return (Diagnostic("F109", Level.WARNING, source, FIRST, message, remedy),)


def _tell_foreign(header: Header, source: str) -> Diagnostic:
    unused = f"，{'、'.join(map(shown, header.keys))} 不用" if header.keys else ""
    message = f"开头的说明区是别的网站程序写的：题名、日期、作者只作依据{unused}"
    return Diagnostic("F111", Level.NOTE, source, FIRST, message, "要由编辑说明，改写为 title、speaker、date 等键")


def _opens_matter(lines: tuple[str, ...]) -> bool:
    return bool(lines) and lines[0].removeprefix("\ufeff").rstrip() == FENCE


def _closing_fence(lines: tuple[str, ...]) -> int | None:
    if not _opens_matter(lines):
        return None
    size = 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() == FENCE:
            return index
        size += len(lines[index])
        if size > MOST_CHARACTERS:
            return None
    return None


def _compose(text: str) -> tuple[yaml.Node | None, list[Fault]]:
    """The tree of `text`, whose line 0 is the seed's line 2, unless its events already show what is never read."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if depth == 0 and isinstance(event, (yaml.NodeEvent)) and not isinstance(event, yaml.MappingStartEvent):
            return None, []
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = LineNo(2 + (event.start_mark.line if event.start_mark else 0))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            return None, [Fault("F105", line, "说明区不用锚点、引用和类型标记", "去掉 & * ! 等记号，或给值加引号")]
        if depth > MOST_NESTING:
            return None, [Fault("F105", line, "说明区嵌套过深", "只有 speeches: 下可以再分层")]
    return yaml.compose(text, Loader=yaml.SafeLoader), []


def _validate(
    model: type[M],
    node: yaml.Node | None,
    faults: list[Fault],
    source: str,
    places: dict[KeyPath, LineNo],
    codes: Collection[str] = (),
) -> tuple[M, tuple[Diagnostic, ...]]:
    value = _plain(node, (), places, faults) if node is not None else {}
    try:
        front = model.model_validate(value, context=codes)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults.extend(explain_slip(detail, places, model) for detail in details)
        wrong = {detail["loc"][0] for detail in details}
        assert isinstance(value, dict), "the caller has seen a mapping"
        right = {key: stated for key, stated in value.items() if key not in wrong}
        front = model.model_validate(right, context=codes)
    faults.sort(key=lambda fault: fault.line)
    return front, tuple(
        Diagnostic(f.code, _GRAVITY.get(f.code, Level.ERROR), source, f.line, f.message, f.remedy) for f in faults
    )


def _plain(node: yaml.Node, path: KeyPath, places: dict[KeyPath, LineNo], faults: list[Fault]) -> object:
    """The node's value in text, lists and mappings; notes the seed's line of every path and every fault."""
    places.setdefault(path, LineNo(2 + node.start_mark.line))
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), places, faults) for index, item in enumerate(node.value)]
    values: dict[str, object] = {}
    for key, value in node.value:
        line = LineNo(2 + key.start_mark.line)
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault("F103", line, "键应是一个词", f"可用的键：{known_keys(path)}"))
        elif any(unicodedata.category(sign) in ("Cc", "Cs") for sign in key.value):
            faults.append(Fault("F103", line, f"键“{shown(key.value)}”含有控制字符", "删去看不见的控制字符"))
        elif key.value in values:
            first = places[(*path, key.value)]
            faults.append(Fault("F102", line, f"键“{shown(key.value)}”重复，第 {first} 行已有", "只留一处"))
        else:
            places[(*path, key.value)] = line
            values[key.value] = _plain(value, (*path, key.value), places, faults)
    return values
