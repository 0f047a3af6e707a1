"""What tests of front matter share: a seed's block of front matter parted from its text, and what is wrong in it."""

from __future__ import annotations

from mkdocs_speeches.core.editors.frontblock import FrontMatterResult, split
from mkdocs_speeches.core.model import Level


def split_text(text: str) -> FrontMatterResult:
    """The block and what is said of it, of a seed with this text."""
    return split(tuple(text.split("\n")), "seeds/a.txt")


def faults_of(yaml_lines: str) -> list[tuple[str, int, str]]:
    """Code, line and remedy of each error in front matter of these lines."""
    result = split_text(f"---\n{yaml_lines}\n---\n正文")
    assert result.front is not None
    assert all(fault.level is Level.ERROR and fault.source == "seeds/a.txt" for fault in result.diagnostics)
    return [(fault.code, fault.line, fault.remedy) for fault in result.diagnostics]
