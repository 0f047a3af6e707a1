"""What a change of seeds, word lists or pages does to the speeches: two states of a library, for a reviewer."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.library.shelves import Entry, Library
from mkdocs_speeches.core.model import Diagnostic, Heading, Level, walk
from mkdocs_speeches.core.pages.escape import escape
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import as_line, format_count

LONGEST_SUMMARY = 60_000
"""Characters: a comment on a pull request may have 65,536."""
_SHOWN_LINES = 30
_AROUND = 20
_FIELD_NAMES = {
    "title": "标题",
    "subtitle": "副标题",
    "speaker": "讲话人",
    "role": "职务",
    "person": "人物",
    "date": "日期",
    "occasion": "场合",
    "kind": "文种",
    "source_url": "出处",
    "license": "许可",
    "slug": "网址名",
    "seed": "原文",
}
_TICKS = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class SpeechState:
    """A speech as a reader of the site has it: `fields` by key, `outline` indented, `paragraphs` in order."""

    slug: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    outline: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryState:
    """All speeches of a library, and what was said of its seeds, notes left out: `source: code message`."""

    speeches: tuple[SpeechState, ...]
    findings: tuple[str, ...]


def take_state(library: Library, diagnostics: Sequence[Diagnostic]) -> LibraryState:
    """The state of a library as built."""
    speeches = (_take_speech(entry, shelf.display, shelf.name) for shelf in library for entry in shelf.entries)
    findings = (
        as_line(f"{found.source}: {found.code} {found.message}")
        for found in diagnostics
        if found.level is not Level.NOTE
    )
    return LibraryState(tuple(speeches), tuple(findings))


def _take_speech(entry: Entry, display: Display, seed: str) -> SpeechState:
    speech = entry.speech
    front = {key: field.text for key in _FIELD_NAMES if (field := getattr(speech.front, key, None))}
    own = {key: value for key in ("person", "kind", "source_url", "license") if (value := getattr(speech, key))}
    fields = {**front, **own, "title": speech.title, "slug": speech.slug, "seed": as_line(seed)}
    outline, paragraphs = [], []
    if entry.adoption:
        blocks = entry.adoption.body.split("\n\n")
        outline = [block.lstrip("#").strip() for block in blocks if block.startswith("#")]
        paragraphs = [" ".join(block.split()) for block in blocks if not block.startswith("#")]
    else:
        for part in walk(speech.parts):
            text = display.text(part.spans)
            if isinstance(part, Heading):
                outline.append(f"{'  ' * (part.level - 1)}{text}")
            else:
                paragraphs.append(text)
    return SpeechState(speech.slug, fields, entry.tags, tuple(outline), tuple(paragraphs))


def summarise(before: LibraryState, after: LibraryState) -> str:
    """The difference as Markdown: figures, then each speech that was added, dropped or changed, then new findings."""
    pairs = _pair(before.speeches, after.speeches)
    blocks = list(filter(None, (_summarise_pair(old, new) for old, new in pairs)))
    kinds = [("新增", sum(old is None for old, _ in pairs)), ("删除", sum(new is None for _, new in pairs))]
    kinds.insert(0, ("改动", len(blocks) - sum(count for _, count in kinds)))
    figures = "，".join(f"{name} {count} 篇" for name, count in kinds)
    head = f"## 讲话改动\n\n共 {len(after.speeches)} 篇（原有 {len(before.speeches)} 篇）：{figures}。"
    known = set(before.findings)
    findings = [found for found in after.findings if found not in known]
    tail = [_fence("新出现的注意和错误", findings)] if findings else []
    return "\n\n".join(_fit([head, *blocks, *tail])) + "\n"


def _fit(blocks: list[str]) -> Iterator[str]:
    size = 0
    for number, block in enumerate(blocks):
        size += len(block)
        if size > LONGEST_SUMMARY:
            yield f"……其余 {len(blocks) - number} 项太长，没有列出。"
            return
        yield block


Pair = tuple[SpeechState | None, SpeechState | None]


def _pair(before: Sequence[SpeechState], after: Sequence[SpeechState]) -> list[Pair]:
    """Each speech with itself: by its slug, where that is gone by its text."""
    old = {speech.slug: speech for speech in before}
    moved = {speech.paragraphs: speech for speech in before if speech.slug not in {new.slug for new in after}}
    pairs: list[Pair] = []
    for speech in after:
        same = old.pop(speech.slug, None) or moved.pop(speech.paragraphs, None)
        if same:
            old.pop(same.slug, None)
        pairs.append((same, speech))
    return [*pairs, *((speech, None) for speech in old.values())]


def _summarise_pair(old: SpeechState | None, new: SpeechState | None) -> str:
    if old is None or new is None:
        speech = new or old
        assert speech is not None, "a pair holds one at least"
        length = format_count(sum(map(len, speech.paragraphs)))
        facts = f"{escape(speech.fields['seed'])}，{len(speech.outline)} 个标题，{length}"
        return f"### {'新增' if new else '删除'}：{escape(speech.fields['title'])}\n\n{facts}"
    changes = [*_compare_fields(old, new), *_compare_tags(old, new)]
    lists = "\n".join(f"- {change}" for change in changes)
    blocks = filter(None, (lists, _compare_outline(old, new), _compare_text(old, new)))
    shown = "\n\n".join(blocks)
    return f"### {escape(new.fields['title'])}（{escape(new.slug)}）\n\n{shown}" if shown else ""


def _compare_fields(old: SpeechState, new: SpeechState) -> Iterator[str]:
    for key, name in _FIELD_NAMES.items():
        was, now = old.fields.get(key), new.fields.get(key)
        if was != now:
            yield f"{name}：{escape(was or '（无）')} → {escape(now or '（无）')}"


def _compare_tags(old: SpeechState, new: SpeechState) -> Iterator[str]:
    gained = [f"＋{escape(tag)}" for tag in new.tags if tag not in old.tags]
    lost = [f"－{escape(tag)}" for tag in old.tags if tag not in new.tags]
    if gained or lost:
        yield f"关键词：{' '.join((*gained, *lost))}"


def _compare_outline(old: SpeechState, new: SpeechState) -> str:
    lines = list(difflib.unified_diff(old.outline, new.outline, n=1, lineterm=""))[2:]
    return _fence("提纲", [line for line in lines if not line.startswith("@@")], "diff")


def _compare_text(old: SpeechState, new: SpeechState) -> str:
    lines: list[str] = []
    matcher = difflib.SequenceMatcher(None, old.paragraphs, new.paragraphs, autojunk=False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        was, now = old.paragraphs[first:last], new.paragraphs[new_first:new_last]
        for left, right in zip(was, now, strict=False):
            lines += _cut_common(left, right)
        lines += [f"-{text[: 4 * _AROUND]}" for text in was[len(now) :]]
        lines += [f"+{text[: 4 * _AROUND]}" for text in now[len(was) :]]
    return _fence("正文", lines, "diff")


def _cut_common(left: str, right: str) -> tuple[str, str]:
    """Two paragraphs, of each what differs with some words around."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    first = max(start - _AROUND, 0)
    shown = []
    for sign, text in (("-", left), ("+", right)):
        last = min(len(text) - end + _AROUND, len(text))
        part = text[first:last]
        part = part if len(part) <= 10 * _AROUND else f"{part[: 9 * _AROUND]}……{part[-_AROUND:]}"
        shown.append(f"{sign}{'…' if first else ''}{part}{'…' if last < len(text) else ''}")
    return shown[0], shown[1]


def _fence(name: str, lines: Sequence[str], language: str = "") -> str:
    """The lines as they are, folded in under a name; nothing where there are none."""
    if not lines:
        return ""
    shown = list(lines[:_SHOWN_LINES])
    if len(lines) > len(shown):
        shown.append(f"……还有 {len(lines) - len(shown)} 行")
    text = "\n".join(shown)
    ticks = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(text)), 3)
    return f"<details><summary>{name}（{len(lines)} 行）</summary>\n\n{ticks}{language}\n{text}\n{ticks}\n\n</details>"
