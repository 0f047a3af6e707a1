"""Edit and view links, in the forms that the forges document, and followed into a real repository."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from mkdocs_speeches.core.editors.edit_links import EditLinks, Repository, forge_of, resolve
from tests.repositories import commit, git
from tests.sites import ROOT

SEED = "../seeds/a.txt"
SEEDS = ROOT / "seeds"


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "edit", "view"),
    [
        (
            "https://github.com/o/r",
            "edit/main/docs/",
            "https://github.com/o/r/edit/main/seeds/a.txt#L12",
            "https://github.com/o/r/blob/main/seeds/a.txt?plain=1#L12",
        ),
        (
            "https://github.com/o/r.git/",
            "blob/release/2.x/docs",
            "https://github.com/o/r/edit/release/2.x/seeds/a.txt#L12",
            "https://github.com/o/r/blob/release/2.x/seeds/a.txt?plain=1#L12",
        ),
        (
            "https://gitlab.com/group/sub/r",
            "edit/main/docs/",
            "https://gitlab.com/group/sub/r/-/edit/main/seeds/a.txt#L12",
            "https://gitlab.com/group/sub/r/-/blob/main/seeds/a.txt?plain=1#L12",
        ),
        (
            "https://gitlab.example.org/edit/edit/",
            "-/tree/main/docs/",
            "https://gitlab.example.org/edit/edit/-/edit/main/seeds/a.txt#L12",
            "https://gitlab.example.org/edit/edit/-/blob/main/seeds/a.txt?plain=1#L12",
        ),
        (
            "https://gitee.com/o/r",
            None,
            "https://gitee.com/o/r/edit/master/seeds/a.txt#L12",
            "https://gitee.com/o/r/blob/master/seeds/a.txt#L12",
        ),
        (
            "https://bitbucket.org/o/r",
            "src/main/docs/",
            "https://bitbucket.org/o/r/src/main/seeds/a.txt?mode=edit&at=main#lines-12",
            "https://bitbucket.org/o/r/src/main/seeds/a.txt#lines-12",
        ),
        ("https://bitbucket.org/o/r", "src/default/docs/", None, None),
        ("https://bitbucket.org/o/r", None, None, None),
        ("https://bitbucket.example.org/projects/P/repos/r", "browse/docs/", None, None),
        (
            "https://dev.azure.com/o/p/_git/r",
            "?version=GBmain&path=/docs/",
            None,
            "https://dev.azure.com/o/p/_git/r?version=GBmain&path=/seeds/a.txt"
            "&line=12&lineEnd=13&lineStartColumn=1&lineEndColumn=1&_a=contents",
        ),
        ("https://dev.azure.com/o/p/_git/r", None, None, None),
        ("https://dev.azure.com/o/p/_git/r", "edit/main/docs/", None, None),
        ("https://code.example.org/o/r", "src/main/docs/", "https://code.example.org/o/r/src/main/seeds/a.txt", None),
        ("https://code.example.org/o/r", None, None, None),
        ("https://github.com/o/r", "", None, None),
        ("", "https://github.com/o/r/edit/main/docs/", "https://github.com/o/r/edit/main/seeds/a.txt", None),
        ("", "edit/main/docs/", None, None),
        ("javascript:alert(1)", "edit/main/docs/", None, None),
    ],
)
def test_edit_opens_the_editor_and_view_opens_the_line(
    repo_url: str, edit_uri: str | None, edit: str | None, view: str | None
) -> None:
    assert resolve(Repository(repo_url, edit_uri), SEED, line=12) == EditLinks(edit, view)


@pytest.mark.parametrize(
    ("template", "edit", "view"),
    [
        (
            "edit/dev/docs/{path}",
            "https://github.com/o/r/edit/dev/seeds/a.txt#L12",
            "https://github.com/o/r/blob/dev/seeds/a.txt?plain=1#L12",
        ),
        ("https://edit.example.org/?f=docs/{path}", "https://edit.example.org/?f=seeds/a.txt#L12", None),
        ("?file=docs%2F{path!q}", "https://github.com/o/r/?file=seeds%2Fa.txt#L12", None),
        ("edit/dev/docs/{path}#top", "https://github.com/o/r/edit/dev/seeds/a.txt#top", "*"),
        ("https://wiki.example.org/docs/{path_noext}", "https://wiki.example.org/seeds/a#L12", None),
    ],
)
def test_the_template_of_the_site_has_its_way(template: str, edit: str, view: str | None) -> None:
    links = resolve(Repository("https://github.com/o/r", "ignored", template), SEED, line=12)
    assert links.edit == edit
    assert view == "*" or links.view == view


@pytest.mark.parametrize(
    ("repository", "path", "edit"),
    [
        (Repository("", None, "https://x.y/{path_noext}"), "../seeds/a b.txt", "https://x.y/seeds/a%20b"),
        (Repository("", None, "https://x.y/{path}"), "../../seeds/a.txt", "https://x.y/seeds/a.txt"),
        (Repository("", None, "https://x.y/w/docs/{path}"), "../../seeds/a.txt", "https://x.y/seeds/a.txt"),
        (
            Repository("https://github.com/o/r", "edit/main/docs/"),
            "../../seeds/a.txt",
            "https://github.com/o/r/edit/main/seeds/a.txt",
        ),
        (
            Repository("https://github.com/o/r", "edit/main/"),
            "../seeds/a.txt",
            "https://github.com/o/r/edit/main/seeds/a.txt",
        ),
        (
            Repository("https://gitlab.com/g/s/r", "-/edit/main/docs/"),
            "../../../seeds/a.txt",
            "https://gitlab.com/g/s/r/-/edit/main/seeds/a.txt",
        ),
        (
            Repository("https://github.com/o/r", None, "https://github.com/o/r/blob/main/{path}"),
            "../../seeds/a.txt",
            "https://github.com/o/r/edit/main/seeds/a.txt",
        ),
        (
            Repository("", "https://github.com/o/r/edit/main/docs/"),
            "../../seeds/a.txt",
            "https://github.com/o/r/edit/main/seeds/a.txt",
        ),
        (
            Repository("https://code.example.org/o/r", "src/main/a/b/"),
            "../../seeds/a.txt",
            "https://code.example.org/o/r/src/main/seeds/a.txt",
        ),
        (
            Repository("https://code.example.org/o/r", "src/main/"),
            "../../../../../../seeds/a.txt",
            "https://code.example.org/seeds/a.txt",
        ),
    ],
)
def test_nothing_climbs_above_the_host_or_the_branch(repository: Repository, path: str, edit: str) -> None:
    assert resolve(repository, path).edit == edit


@pytest.mark.parametrize(
    ("host", "forge"),
    [
        ("github.com", "github"),
        ("github.example.org", "github"),
        ("gitlab.com", "gitlab"),
        ("my-gitlab.example.org", "gitlab"),
        ("gitee.com", "gitee"),
        ("example.org", None),
        ("example.org/github.com", None),
    ],
)
def test_the_host_names_the_forge(host: str, forge: str | None) -> None:
    assert forge_of(f"https://{host}/o/r") == forge


def test_a_name_is_quoted_once() -> None:
    links = resolve(Repository("https://github.com/o/r", "edit/main/docs/"), "../seeds/讲话 #1?.txt", line=1)
    assert links.edit == "https://github.com/o/r/edit/main/seeds/%E8%AE%B2%E8%AF%9D%20%231%3F.txt#L1"


def test_a_page_without_line_is_edited_and_viewed_as_a_whole() -> None:
    links = resolve(Repository("https://github.com/o/r", "edit/main/docs/"), "speeches/a.md")
    assert links.edit == "https://github.com/o/r/edit/main/docs/speeches/a.md"
    assert links.view == "https://github.com/o/r/blob/main/docs/speeches/a.md"


def test_a_file_without_lines_is_only_shown() -> None:
    links = resolve(Repository("https://github.com/o/r", "edit/main/docs/"), "../seeds/a.docx", line=3)
    assert links == EditLinks(*["https://github.com/o/r/blob/main/seeds/a.docx"] * 2)


@pytest.mark.parametrize("host", ["github.com", "gitlab.com", "gitee.com"])
def test_links_lead_to_the_line_in_a_real_repository(tmp_path: Path, host: str) -> None:
    (tmp_path / "seeds").mkdir()
    names = ["讲话 一.txt", "b.md", *(seed.name for seed in sorted(SEEDS.glob("*.txt")))]
    for name in names[:2]:
        (tmp_path / "seeds" / name).write_text("标题\n\n同志们：\n今天开会。\n", encoding="utf-8")
    for name in names[2:]:
        (tmp_path / "seeds" / name).write_bytes((SEEDS / name).read_bytes())
    commit(tmp_path)
    repository = Repository(f"https://{host}/o/r", "edit/main/docs/")
    for name in names:
        lines = (tmp_path / "seeds" / name).read_text("utf-8").split("\n")
        for number in range(1, len(lines)):
            links = resolve(repository, f"../seeds/{name}", line=number)
            for url, action in ((links.edit, "edit"), (links.view, "blob")):
                form = rf"https://{re.escape(host)}/o/r(?:/-)?/{action}/(\w+)/([^?#]+)(?:\?plain=1)?#L(\d+)"
                found = re.fullmatch(form, url or "")
                assert found, url
                assert (unquote(found[2]), int(found[3])) == (f"seeds/{name}", number)
            if number in (1, len(lines) - 1):
                shown = git(tmp_path, "show", f"{found[1]}:{unquote(found[2])}").split("\n")
                assert shown[int(found[3]) - 1] == lines[number - 1]
