"""What was found about a seed, at its line, and the page that explains each code."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_speeches.core.library.addresses import DIAGNOSTICS
from mkdocs_speeches.core.model import Diagnostic, Level, Page
from mkdocs_speeches.core.pages.escape import GENERATED, escape, escape_verbatim, link
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.rules.kinds import DiagnosticRule

_DOUBTS = (
    "程序读原文时，拿不准的地方、改动过的地方都有提示，写明代号、文件和行号，列在原始文件各页的那一行下面。"
    "提示只供参考；警告在严格构建时算作失败；有错误的文件不发表。"
    "编辑看过、确认无误的，在说明区写上代号，如 <code>ignore: [S104]</code>，就不再提示。"
).replace("[S104]", escape("[S104]"))
LEVELS = {Level.NOTE: "提示", Level.WARNING: "警告", Level.ERROR: "错误"}


def render_diagnostic(diagnostic: Diagnostic) -> str:
    """What was found at a line, as a block of its own on a page in a folder; its code leads to what it means."""
    line = f"第 {diagnostic.line} 行" if diagnostic.line else ""
    code = link(diagnostic.code, f"../{DIAGNOSTICS}", diagnostic.code.lower())
    level = f"<b>{LEVELS[diagnostic.level]}</b> {code}"
    shown = f"{level} {line} {escape(diagnostic.message)}——{escape(diagnostic.remedy)}"
    return f"{shown}\n{{ .speech-diagnostic .speech-{diagnostic.level.value} {GENERATED} }}"


def render_diagnostics(rules: Iterable[DiagnosticRule]) -> Page:
    """The page that says of each code what it means, what to do, and gives an example."""
    listed = tuple(rules)
    blocks = ["# 提示一览 { #title .speech-page }", _DOUBTS]
    for level, name in LEVELS.items():
        blocks.append(f"## {name} {{ #{level.value} }}")
        blocks += [block for rule in listed if rule.level == level for block in _explain(rule)]
    return Page(
        uri=DIAGNOSTICS,
        text=list_head("提示一览", "程序读原文拿不准时会给的提示：各是什么意思，怎样处理。")
        + "\n\n".join(blocks)
        + "\n",
    )


def _explain(rule: DiagnosticRule) -> tuple[str, ...]:
    example = "<br>".join(escape_verbatim(line) for line in rule.example.split("\n"))
    return (
        f"### {escape(f'{rule.code} {rule.title}')} {{ #{rule.code.lower()} }}",
        f"<b>意思</b> {escape(rule.message.replace('{}', '……'))}",
        f"<b>处理</b> {escape(rule.remedy)}",
        f"<b>例子</b> {example}",
    )
