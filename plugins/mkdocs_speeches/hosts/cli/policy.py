"""`csp`: the Content-Security-Policy under which a built site works and nothing else runs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click
from selectolax.lexbor import LexborHTMLParser

from mkdocs_speeches.hosts.project import Misuse, say

_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript")
"""Types of `<script>` that browsers run; all others are data."""
_POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


@click.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
def csp(site_dir: Path) -> None:
    """列出建成的网站 SITE_DIR 该用的内容安全策略（CSP）：除网站自己的脚本和页面里原有的几段，什么也不运行。"""
    pages = sorted(site_dir.rglob("*.html"))
    if not pages:
        raise Misuse(f"{site_dir} 里没有网页——先构建网站，再写上它的文件夹，如 site")
    sources = sorted({source for page in pages for source in _script_sources(page.read_bytes())})
    scripts = "".join(f" {source}" for source in sources)
    say(f"Content-Security-Policy: {_POLICY.format(scripts=scripts)}")


def _script_sources(page: bytes) -> Iterator[str]:
    """What a page's scripts need besides `'self'`: digests of those that stand in it, hosts of others."""
    for script in LexborHTMLParser(page).css("script"):
        if (script.attributes.get("type") or "").strip().lower() not in _SCRIPT_TYPES:
            continue
        if "src" not in script.attributes:
            digest = hashlib.sha256(script.text().encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode()}'"
        elif host := urlsplit(script.attributes["src"] or "").netloc:
            yield host
