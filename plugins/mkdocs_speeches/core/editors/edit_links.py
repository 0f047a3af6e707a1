"""Where a text is edited and viewed: a seed's line on GitHub, GitLab, Gitee, Bitbucket or Azure."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from mkdocs_speeches.core.model import LineNo


class Forge(StrEnum):
    """A site that hosts git repositories and edits files in the browser."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEE = "gitee"
    BITBUCKET = "bitbucket"
    AZURE = "azure"


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository as the site's settings state it: its URL and the ways to a file.

    `edit_uri` is None where unset, which on a known forge means its usual one; empty means no way.
    """

    repo_url: str
    edit_uri: str | None = None
    edit_uri_template: str = ""


@dataclass(frozen=True, slots=True)
class EditLinks:
    """`edit` opens the editor, `view` shows the text at its line; None where the repository gives no way."""

    edit: str | None
    view: str | None


DEFAULT_EDIT_URI = "edit/master/docs/"
NO_LINKS = EditLinks(None, None)
_UNSTATED = "src/default/docs/"
"""What is taken for Bitbucket where nothing is stated: a branch that no git repository there has."""
_ALIKE = (Forge.GITHUB, Forge.GITLAB, Forge.GITEE)
"""Forges with `edit/` and `blob/` in their addresses, and a usual branch."""
LINED = (".txt", ".md")
"""What a forge shows line by line as the seed counts them; of other files lines are paragraphs."""

_ACTION = re.compile(r"/(?:-/)?(?:edit|blob|tree|raw)/(?=.)")
_SOURCE = re.compile(r"https?://[^/]+/[^/]+/[^/]+/src/([^/?#]+)/[^?#]+")
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#]*/|(?=/)", re.IGNORECASE)
_BRANCH = re.compile(r"(?<![^/])(?:-/)?(?:edit|blob|tree|raw)/(?!\.\./)[^/?#]+/")
_CLIMB = re.compile(
    r"(?<![^/?#=&])(?!\.\./)[^/?#=&]+/\.\./|(?:(?<=%2F)|(?<![^/?#=&]))(?!\.\.%2F)(?:(?!%2F)[^/?#=&])+%2F\.\.%2F"
)
_ABOVE = re.compile(r"(?:\.\./)+")


def forge_of(repo_url: str) -> Forge | None:
    """The forge behind `repo_url` by its host's name, self-hosted ones included; None for any other."""
    host = urlsplit(repo_url).hostname or ""
    return next((forge for forge in Forge if forge in host.split(".") or forge in host), None)


def resolve(repository: Repository, path: str, *, line: LineNo | None = None) -> EditLinks:
    """The links to the file at `path`, relative to the docs folder (`../seeds/a.txt`), and to its 1-based `line`.

    The settings decide the URL; on a forge that we know, editing and viewing are told apart.
    """
    url = _join(repository, path)
    if url is None:
        return NO_LINKS
    repo_url = repository.repo_url.rstrip("/").removesuffix(".git")
    forge = forge_of(repo_url)
    url, _, fragment = url.partition("#")
    action = _ACTION.match(url, len(repo_url)) if url.startswith(repo_url) else None
    editable = PurePosixPath(path).suffix.lower() in LINED
    lined = editable and line is not None
    if forge in (Forge.BITBUCKET, Forge.AZURE):
        return (_on_bitbucket if forge is Forge.BITBUCKET else _on_azure)(url, line if lined else None, editable)
    anchor = f"#{fragment}" if fragment else f"#L{line}" if forge and lined else ""
    if forge is None or action is None:
        return EditLinks(f"{url}{anchor}", None)
    scope = "/-/" if forge is Forge.GITLAB else "/"
    file = url[action.end() :].partition("?")[0]
    plain = "?plain=1" if lined and forge is not Forge.GITEE else ""
    view = f"{repo_url}{scope}blob/{file}{plain}{anchor}"
    return EditLinks(f"{repo_url}{scope}edit/{file}{anchor}" if editable else view, view)


def _on_bitbucket(url: str, line: LineNo | None, editable: bool) -> EditLinks:
    """Bitbucket's cloud; a server's own addresses differ, and what opens its editor is not known."""
    found = _SOURCE.match(url)
    if found is None:
        return NO_LINKS
    anchor = f"#lines-{line}" if line else ""
    view = f"{found[0]}{anchor}"
    return EditLinks(f"{found[0]}?mode=edit&at={found[1]}{anchor}" if editable else view, view)


def _on_azure(url: str, line: LineNo | None, editable: bool) -> EditLinks:
    """Azure names the file in the query; no address opens its editor."""
    if "path=" not in urlsplit(url).query:
        return NO_LINKS
    place = f"&line={line}&lineEnd={line + 1}&lineStartColumn=1&lineEndColumn=1&_a=contents" if line else ""
    return EditLinks(None, f"{url.replace('/?', '?', 1)}{place}")


class _Formatter(string.Formatter):
    """The settings' own notation: `{path!q}` quotes the slashes too."""

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        return quote(value, safe="") if conversion == "q" else super().convert_field(value, conversion)


def _join(repository: Repository, path: str) -> str | None:
    base = repository.repo_url.rstrip("/").removesuffix(".git")
    if repository.edit_uri_template:
        # what the template quotes itself is handed over bare
        quoted = path if "!q" in repository.edit_uri_template else quote(path)
        noext = quoted.removesuffix(PurePosixPath(quoted).suffix)
        file = _Formatter().format(repository.edit_uri_template, path=quoted, path_noext=noext)
    elif edit_uri := _stated_uri(repository, forge_of(base)):
        file = f"{edit_uri.rstrip('/')}/{quote(path)}"
    else:
        return None
    joined = urljoin(f"{base}/" if base else "", _climb(file, _floor(file, base)))
    return joined if urlsplit(joined).scheme in ("http", "https") else None


def _stated_uri(repository: Repository, forge: Forge | None) -> str | None:
    if forge is Forge.BITBUCKET and repository.edit_uri == _UNSTATED:
        return None
    return DEFAULT_EDIT_URI if repository.edit_uri is None and forge in _ALIKE else repository.edit_uri


def _floor(file: str, base: str) -> int:
    """How much of a URL no `../` takes away: its host, and on a forge that we know the branch."""
    host = _HOST.match(file)
    start = host.end() if host else 0
    if not forge_of(file if start else base):
        return start
    if base and file.startswith(f"{base}/"):
        start = len(base) + 1
    branch = _BRANCH.search(file, start) if host else _BRANCH.match(file)
    return branch.end() if branch else start


def _climb(file: str, floor: int) -> str:
    head, rest = file[:floor], file[floor:]
    while (climbed := _CLIMB.sub("", rest, count=1)) != rest:
        rest = climbed
    return head + (_ABOVE.sub("", rest, count=1) if head and _ABOVE.match(rest) else rest)
