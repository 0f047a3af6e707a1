"""What a build says in the log and, in a preview, on the home page."""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_speeches.core.model import Diagnostic, Level
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import Marked, ParagraphNode, Style, Tone
from mkdocs_speeches.core.pipeline import Build
from mkdocs_speeches.core.rules.kinds import DiagnosticRule
from mkdocs_speeches.core.text.wording import as_line

_MOST_NAMED = 30
_H1 = re.compile(r"^# .*$", re.MULTILINE)

log = get_plugin_logger("speeches")


def name_strict_codes(stated: Sequence[str] | None, known: Mapping[str, DiagnosticRule]) -> frozenset[str]:
    """The codes of warnings that fail a strict build: those that the settings state, else those of the rules."""
    if stated is None:
        return frozenset(code for code, rule in known.items() if rule.strict)
    unknown = [code for code in stated if code not in known or known[code].level == Level.NOTE.value]
    if unknown:
        warnings = ", ".join(code for code, rule in known.items() if rule.level == Level.WARNING.value)
        raise PluginError(f"strict_codes: {unknown[0]} is no code of a warning — these are: {warnings}")
    return frozenset(stated)


def report_build(built: Build, folder: str, seconds: float, strict_codes: Set[str]) -> None:
    """Logs each finding, errors and the warnings of `strict_codes` so as to fail a strict build; then the counts."""
    logged = {Level.NOTE: logging.DEBUG, Level.WARNING: logging.INFO, Level.ERROR: logging.ERROR}
    for found in built.diagnostics:
        line = f":{found.line}" if found.line else ""
        told = f"{_seed_path(found.source, folder)}{line}: {found.code} {found.message} — {found.remedy}"
        log.log(logging.WARNING if found.code in strict_codes else logged[found.level], as_line(told))
    levels = Counter(diagnostic.level for diagnostic in built.diagnostics)
    speeches = sum(len(shelf.entries) for shelf in built.library)
    log.info(
        f"{len(built.library)} seeds, {speeches} speeches, {built.count_headings()} headings, "
        f"{levels[Level.NOTE]} notes, {levels[Level.WARNING]} warnings, {levels[Level.ERROR]} errors, {seconds:.2f} s"
    )


def report_rebuilt(pages: int, seeds: int) -> None:
    """Logs how much of a served site was made anew."""
    log.info(f"rebuilt {pages} pages, {seeds} seeds read")


def report_cache(line: str) -> None:
    """Logs that the store had to be begun anew, or can't be used: no page is other for it."""
    log.info(as_line(line))


def report_unpublished(diagnostics: Sequence[Diagnostic], spoilt: Set[str], folder: str, *, preview: bool) -> None:
    """Logs how many files have errors, and which: the last that is said of a build. `spoilt` are adopted pages."""
    failed = dict.fromkeys(found.source for found in diagnostics if found.level is Level.ERROR)
    what = "发表时会略去" if preview else "没有发表"
    told = (
        _count([source for source in failed if source not in spoilt], f"个文件有错误，{what}", folder),
        _count([source for source in failed if source in spoilt], "个接管的页面有错误，只有它自己的文字", folder),
    )
    if failed:
        log.error(as_line("；".join(filter(None, told))))


def _count(sources: Sequence[str], what: str, folder: str) -> str:
    names = "、".join(_seed_path(source, folder) for source in sources[:_MOST_NAMED])
    return f"{len(sources)} {what}：{names}{' 等' if len(sources) > _MOST_NAMED else ''}" if sources else ""


def report_unread(summary: str, folder: str) -> None:
    """Logs what was not read of the folder."""
    if summary:
        log.info(as_line(f"{folder}: {summary}"))


def show_unread(markdown: str, summary: str) -> str:
    """A home page with a word below its title on what was not read."""
    block = write_markdown([ParagraphNode((Marked(Tone.LEAD, ("提示",)), " ", summary), styles=(Style.DIAGNOSTIC,))])
    title = _H1.search(markdown)
    end = title.end() if title else 0
    return f"{markdown[:end]}\n\n{block}\n\n{markdown[end:].lstrip()}"


def _seed_path(source: str, folder: str) -> str:
    return Path(os.path.normpath(f"{folder}/{source}")).as_posix()
