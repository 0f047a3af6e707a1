"""What an editor stated, applied to what was read: stated values win."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.editors.frontblock import FrontMatterResult
from mkdocs_speeches.core.editors.frontmatter import PieceMatter, SpeechMatter
from mkdocs_speeches.core.model import Diagnostic, Field, Level, LineNo, Source, Span, Speech, walk
from mkdocs_speeches.core.text.normal import normal

_FIELDS = ("title", "subtitle", "speaker", "role", "date", "published", "occasion")
_OF_ONE = {"title", "subtitle", "slug", "aliases"}
"""What a compilation states for itself and not for each of its speeches."""
_OPENING = 400


@dataclass(frozen=True, slots=True)
class Applied:
    """The speeches as stated, the places of the drafts among them, and what did not fit; `ignored` by lines."""

    speeches: tuple[Speech, ...]
    drafts: frozenset[int] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    ignored: tuple[tuple[int, int, frozenset[str]], ...] = ()

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Whether an editor has looked at the place and wants to hear no more of this."""
        return any(first <= diagnostic.line <= last and diagnostic.code in codes for first, last, codes in self.ignored)


def apply_matter(speeches: Sequence[Speech], matter: FrontMatterResult, source: Source) -> Applied:
    """The speeches of a seed with what its front matter states of all of them and of each."""
    front = matter.front
    if front is None:
        return Applied(tuple(speeches))
    alone = len(speeches) == 1
    shared = {key for key in front.model_fields_set & set(SpeechMatter.model_fields) if alone or key not in _OF_ONE}
    pieces, diagnostics = _match(speeches, matter, source)
    if not alone:
        diagnostics += [_misplaced(key, source) for key in ("subtitle", "aliases") if getattr(front, key)]
    changed, drafts = [], set()
    ignored = [(0, len(source.lines), frozenset(front.ignore))]
    for index, speech in enumerate(speeches):
        if front.slug and not alone:
            slug = front.slug if index == 0 else f"{front.slug}-{index + 1}"
            speech = replace(speech, slug=slug, former=f"{front.slug}-{index + 1}", renamed=True)
        piece = pieces.get(index, PieceMatter())
        stated = {key: getattr(front, key) for key in shared} | {
            key: getattr(piece, key) for key in piece.model_fields_set
        }
        speech = replace(speech, ignored=frozenset((*front.ignore, *piece.ignore)))
        changed.append(state_speech(speech, SpeechMatter.model_construct(**stated)))
        ignored.append((speech.first_line, speech.last_line, frozenset(piece.ignore)))
        if stated.get("draft"):
            drafts.add(index)
    return Applied(tuple(changed), frozenset(drafts), tuple(diagnostics), tuple(ignored))


def state_speech(speech: Speech, matter: SpeechMatter) -> Speech:
    """The speech with what `matter` states of it; its title is empty where neither has one."""
    stated = {key: getattr(matter, key) for key in _FIELDS}
    fields = {key: Field(value, ()) if value else None for key, value in stated.items() if value is not None}
    front = replace(speech.front, **fields)
    return replace(
        speech,
        front=front,
        title=front.title.text if front.title else "",
        slug=matter.slug or speech.slug,
        former=matter.slug or speech.former,
        renamed=bool(matter.slug) or speech.renamed,
        aliases=matter.aliases,
        tags=matter.tags,
        tags_add=matter.tags_add,
        tags_remove=matter.tags_remove,
        person=matter.person,
        kind=matter.kind,
        source_url=matter.source_url,
        license=matter.license,
    )


def _match(
    speeches: Sequence[Speech], matter: FrontMatterResult, source: Source
) -> tuple[Mapping[int, PieceMatter], list[Diagnostic]]:
    """The statement of each speech by its place: by its first words, otherwise by the order of the list."""
    assert matter.front is not None
    matched: dict[int, PieceMatter] = {}
    diagnostics = []
    listed = list(zip(matter.front.speeches, matter.piece_lines, range(len(matter.piece_lines)), strict=True))
    for piece, line, nth in sorted(listed, key=lambda entry: (entry[0].starts_with is None, entry[2])):
        if piece.starts_with is None:
            place = nth if nth < len(speeches) else None
        else:
            place = _find_speech(speeches, normal(piece.starts_with), source, matched)
        if place is None or place in matched:
            diagnostics.append(_unmatched(piece, line, nth, len(speeches), source))
        else:
            matched[place] = piece
    return matched, diagnostics


def _find_speech(
    speeches: Sequence[Speech], words: str, source: Source, taken: Mapping[int, PieceMatter]
) -> int | None:
    """The first speech whose front or body begins with `words`."""
    for place, speech in enumerate(speeches):
        body = tuple(span for part in walk(speech.parts) for span in part.spans)
        begins = (_opening(source, spans) for spans in (speech.front_spans, body))
        if (
            words
            and place not in taken
            and (any(text.startswith(words) for text in begins) or normal(speech.title) == words)
        ):
            return place
    return None


def _opening(source: Source, spans: Sequence[Span]) -> str:
    text = ""
    for span in spans:
        text += source.lines[span.line - 1][span.start : span.end]
        if len(text) > _OPENING:
            break
    return normal(text[: 2 * _OPENING])


def _misplaced(key: str, source: Source) -> Diagnostic:
    message = f"这个文件有几篇讲话，开头的 {key} 不知属于哪一篇"
    return Diagnostic("F107", Level.WARNING, source.name, LineNo(1), message, f"把 {key} 写到 speeches: 下的那一篇")


def _unmatched(piece: PieceMatter, line: LineNo, nth: int, count: int, source: Source) -> Diagnostic:
    if piece.starts_with is None:
        message, remedy = (
            f"speeches 的第 {nth + 1} 项没有对应的讲话（读出 {count} 篇）",
            "删去多余的项，或写明 starts_with",
        )
    else:
        message, remedy = f"没有以“{piece.starts_with}”开头的讲话", "照抄那一篇开头的几个字"
    return Diagnostic("F108", Level.WARNING, source.name, line, message, remedy)
