"""`adopt` and `release`: an editor takes a speech's page over from the program, and gives it back."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from mkdocs_speeches.core.editors.adoption import Adoption
from mkdocs_speeches.core.library.shelves import Library
from mkdocs_speeches.core.pages.adopted import write_adoption
from mkdocs_speeches.core.pipeline import Past, build
from mkdocs_speeches.hosts.project import (
    Misuse,
    Project,
    Refusal,
    find_project,
    read_page,
    read_rules,
    read_seeds,
    say,
    tell,
)
from mkdocs_speeches.hosts.revisions import first_commits
from mkdocs_speeches.hosts.writing import write_new

SLUG = click.argument("slug")


@click.command()
@SLUG
@click.option("--diff", "compare", is_flag=True, help="只显示现在读出的与页面有什么不同，不写文件")
def adopt(slug: str, compare: bool) -> None:
    """把一篇讲话的页面写成 Markdown 交给编辑自由修改；已有的文件从不覆盖。"""
    project = find_project()
    page = page_of(slug, project)
    reading = write_reading(slug, project)
    if compare:
        say(*_diff(_read_built(page), reading, page))
        return
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        write_new(page, reading.encode())
    except FileExistsError:
        raise Refusal(f"{page} 已经有了，没有改动——用 adopt --diff {slug} 看有什么不同") from None
    except OSError as error:
        raise Refusal(f"写不了 {page}（{error.strerror}）——查看它所在文件夹的权限") from None
    say(f"已写到 {page}。从现在起以这一页为准；要还给程序：mkdocs-speeches release {slug}")


@click.command()
@SLUG
@click.option("--force", is_flag=True, help="改过也还回去，改过的页面另存为备份")
def release(slug: str, force: bool) -> None:
    """把接管的页面还给程序；页面与读出的不同时拒绝，除非写明 --force。"""
    project = find_project()
    page = page_of(slug, project)
    adoption = _read_adoption(page)
    reading = find_reading(slug, _read_library(project))
    if reading is None and not force:
        raise Refusal(f"{_say_gone(adoption, project)}，没有改动——恢复原文；这一页不要了，再加 --force")
    if reading is None:
        say(f"页面留在 {_back_up(page)}；{_say_gone(adoption, project)}，网站上不再有这一篇")
    elif reading == _read_built(page):
        page.unlink()
        say(f"已删去 {page}，页面重新由程序生成")
    elif force:
        say(f"改过的页面留在 {_back_up(page)}，页面重新由程序生成")
    else:
        raise Refusal(f"{page} 与现在读出的不同，没有改动——用 adopt --diff {slug} 查看，确实要还回去再加 --force")


def page_of(slug: str, project: Project) -> Path:
    """The page of the docs folder that stands, or would stand, for a speech."""
    page = project.docs / "speeches" / f"{slug}.md"
    if page.parent != project.docs / "speeches" or slug.startswith("."):
        raise Misuse(f"“{slug}”不是网址名——照抄网址里 speeches/ 后面的那一段")
    return page


def write_reading(slug: str, project: Project) -> str:
    """The page as it would be taken over now: what is read, not what the page says."""
    library = _read_library(project)
    reading = find_reading(slug, library)
    if reading is None:
        raise Misuse(f"没有“{slug}”这一篇{_suggest(slug, library)}")
    return reading


def find_reading(slug: str, library: Library) -> str | None:
    """The same, None where the library has no such speech."""
    for called in ("slug", "former"):
        for shelf in library:
            for entry in shelf.entries:
                if getattr(entry.speech, called) == slug:
                    return write_adoption(entry.speech, shelf.display, shelf.document.source, entry.tags)
    return None


def _read_library(project: Project) -> Library:
    past = Past(ages=partial(first_commits, project.seeds))
    return build(read_seeds(project), read_rules(project.lexica, project.unlisted), past=past).library


def _suggest(slug: str, library: Library) -> str:
    slugs = [entry.speech.slug for shelf in library for entry in shelf.entries]
    near = difflib.get_close_matches(slug, slugs, 3, cutoff=0.4)
    return f"——是不是 {'、'.join(near)}" if near else f"，{project_hint(slugs)}"


def project_hint(slugs: list[str]) -> str:
    """What slugs there are, or that there are none."""
    return f"如有 {'、'.join(slugs[:3])}" if slugs else "原文文件夹里没有讲话"


def _read_built(page: Path) -> str:
    if not page.is_file():
        raise Refusal(f"没有 {page}，这一篇还没有接管——要接管：mkdocs-speeches adopt {page.stem}")
    try:
        return page.read_text("utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{page} 不是 UTF-8，没有改动——用编辑器另存为 UTF-8") from None


def _read_adoption(page: Path) -> Adoption:
    """What the page records of its seed; refuses a page of another kind, and one with slips at their lines."""
    _read_built(page)
    adoption = read_page(page)
    if adoption is None:
        raise Refusal(f"{page} 不是接管的页面，没有改动——手写的页面请自己移走")
    if adoption.faults:
        raise Refusal(f"{page} 的说明区写错了，没有改动——改好再运行", *(tell(page, d) for d in adoption.faults))
    return adoption


def _say_gone(adoption: Adoption, project: Project) -> str:
    """That the speech of an adopted page is read no more, or that its whole seed is gone."""
    assert adoption.origin, "a page without one has faults"
    seed = project.seeds / adoption.origin.seed
    return f"原文 {seed} 里已经没有这一篇" if seed.exists() else f"原文 {seed} 已经不在"


def _diff(before: str, after: str, page: Path) -> Sequence[str]:
    pages = (before.split("\n"), after.split("\n"))
    return list(difflib.unified_diff(*pages, str(page), "现在读出的", lineterm="")) or ["没有不同"]


def _back_up(page: Path) -> Path:
    """Moves the page to a hidden name that is free, where no site publishes it."""
    number = 1
    while (backup := page.with_name(f".{page.name}.{number}.bak")).exists():
        number += 1
    return page.rename(backup)
