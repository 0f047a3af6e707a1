"""A home page and a search page for sites that have none of their own."""

from __future__ import annotations

import html
from collections.abc import Iterator

from mkdocs_speeches.core.pages.escape import escape
from mkdocs_speeches.core.pages.page import Packed, Page, pack

HOME = """\
---
hide:
  - navigation
  - toc
---

# {name} {{ .speech-page }}

<!-- speeches -->
"""
SEARCH_PAGE = "search.md"
SEARCH = """\
---
title: 搜索
description: 在全部讲话里查找词句：一字不差，连同上下文。
hide:
  - navigation
  - toc
---

# 搜索

搜索要由浏览器运行脚本：请允许运行脚本；如果是从本地文件打开的，请改从网站打开。也可以从[关键词](tags.md)或[全部讲话](speeches.md)找起。
{ data-search-page }
"""


def make_companions(site_name: str, search: str) -> Iterator[Page]:
    """The home page of a site of this name, and its search page, if `search` is the address of one."""
    name = escape(" ".join(html.unescape(site_name).split()))
    yield Page("index.md", "", Packed(pack(HOME.format(name=name))))
    if search:
        yield Page(search, "", Packed(pack(SEARCH)))
