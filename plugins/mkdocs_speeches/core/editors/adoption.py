"""Pages that an editor took over from the program: what they record of their seed, and how they are written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from mkdocs_speeches.core.editors.frontblock import split_adopted, text_below
from mkdocs_speeches.core.editors.frontmatter import AdoptedMatter, Origin
from mkdocs_speeches.core.editors.matter import state_speech
from mkdocs_speeches.core.model import WHOLE_SEED, Diagnostic, Document, Level, Paragraph, Section, Source, Speech

_ANCHOR = re.compile(r"^(?:#{1,6} .*)?\{[^{}\n]*#([\w-]+)[^{}\n]*\}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Adoption:
    """A page in the docs folder that stands for a speech.

    `name` is its path there, `body` its Markdown, `further` the lines of its head that are the host's. Where it has
    `faults` it is no more than its own text: nothing else is told of its speech, and nothing of it is read elsewhere.
    """

    name: str
    matter: AdoptedMatter
    origin: Origin | None
    body: str
    further: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """The ids that the page still has: what else leads there leads to its top."""
        return frozenset(match[1] for match in _ANCHOR.finditer(self.body))


def read_adoption(name: str, text: str) -> Adoption | None:
    """The adoption that the page at `name` records; none for a page of another kind."""
    page = split_adopted(text, name)
    if page is None:
        return None
    faults = page.diagnostics
    further = yaml.safe_dump(dict(page.further), allow_unicode=True, sort_keys=False) if page.further else ""
    return Adoption(name, page.matter, page.matter.adopted, page.body, tuple(further.splitlines()), faults)


def spoilt_adoption(name: str, text: str, fault: Diagnostic) -> Adoption:
    """A page that can't be read as one that stands for a speech: its own text below its head, and what is wrong."""
    return Adoption(name, AdoptedMatter(), None, text_below(text), faults=(fault,))


def fingerprint(source: Source, speech: Speech) -> str:
    """Twelve hexadecimal digits of the speech's lines in its seed, whatever stands before and behind them."""
    text = "\n".join(source.lines[speech.first_line - 1 : speech.last_line])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def adopt_speeches(
    documents: Sequence[Document], adopted: Mapping[str, Adoption]
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents with what the adopted pages, by slug, state of their speeches; and what is to be said of these.

    Speeches whose page has faults are left out: what an editor took over is not shown as it is read.
    """
    warnings: list[Diagnostic] = []
    orphans = dict(sorted(adopted.items()))
    changed = []
    for document in _keep_names(documents, adopted):
        speeches = []
        for speech in document.speeches:
            adoption = orphans.pop(speech.slug, None)
            if adoption is None:
                speeches.append(speech)
            elif not adoption.faults:
                warnings.extend(_compare_seed(adoption, speech, document.source))
                speeches.append(_adopt_speech(speech, adoption))
        stated = tuple(speeches)
        changed.append(document if stated == document.speeches else replace(document, speeches=stated))
    return tuple(changed), (*warnings, *(told for orphan in orphans.values() for told in _report_orphan(orphan)))


def _keep_names(documents: Sequence[Document], adopted: Mapping[str, Adoption]) -> Iterator[Document]:
    """The documents, those speeches called as before whose page was taken over when they were."""
    slugs = {speech.slug for document in documents for speech in document.speeches}
    former = adopted.keys() - slugs
    for document in documents:
        speeches = tuple(
            replace(speech, slug=speech.former, former=speech.slug)
            if speech.former in former and speech.slug not in adopted
            else speech
            for speech in document.speeches
        )
        yield document if speeches == document.speeches else replace(document, speeches=speeches)


def _adopt_speech(speech: Speech, adoption: Adoption) -> Speech:
    """The speech as its own page states it, with no anchors but those that the page still has."""
    stated = state_speech(speech, adoption.matter)
    parts = tuple(_keep_anchors(stated.parts, adoption.anchors))
    named = replace(stated, slug=speech.slug, former=speech.former, renamed=speech.renamed)
    return replace(
        named,
        title=stated.title or speech.title,
        named_by_file=speech.named_by_file and not stated.title,
        parts=parts,
    )


def _keep_anchors(parts: Sequence[Paragraph | Section], anchors: frozenset[str]) -> Iterator[Paragraph | Section]:
    for part in parts:
        if isinstance(part, Section):
            anchor = part.heading.anchor if part.heading.anchor in anchors else ""
            heading = replace(part.heading, anchor=anchor)
            yield replace(part, heading=heading, parts=tuple(_keep_anchors(part.parts, anchors)))
        else:
            yield replace(part, anchor=part.anchor if part.anchor in anchors else "")


def _compare_seed(adoption: Adoption, speech: Speech, source: Source) -> tuple[Diagnostic, ...]:
    """A warning where the seed has changed since the page was taken over."""
    now = fingerprint(source, speech)
    if adoption.origin is None or now == adoption.origin.hash or "L103" in speech.ignored:
        return ()
    message = f"接管的页面 {adoption.name} 依据的原文改动了"
    remedy = f"用 mkdocs-speeches adopt --diff {speech.slug} 查看；改好后把页面里的 hash 写成 {now}"
    return (Diagnostic("L103", Level.WARNING, source.name, speech.first_line, message, remedy),)


def _report_orphan(adoption: Adoption) -> tuple[Diagnostic, ...]:
    """A warning for a page whose speech is no longer read from any seed; of one with faults enough is said."""
    if adoption.origin is None or adoption.faults:
        return ()
    message = f"接管的页面 {adoption.name} 在原文中找不到对应的讲话"
    remedy = "恢复原文的文件名或 slug，或把这一页移出 speeches 文件夹"
    return (Diagnostic("L104", Level.WARNING, adoption.origin.seed, WHOLE_SEED, message, remedy),)
