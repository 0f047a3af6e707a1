"""The text of each speech as a file of the site, and the library as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import unquote, urljoin

import pytest

from tests.sites import FIVE_LINES, Site

SEED = "在全县防汛工作会议上的讲话\n（2021年6月3日）\n县长　赵××\n同志们：\n今天的会议很重要，请大家认真落实。\n"


@pytest.mark.parametrize("settings", ["", "use_directory_urls: false\nsite_url: https://example.org/a/\n"])
def test_the_text_stands_where_its_page_says_and_none_over_an_authors_file(
    site: Callable[..., Site], settings: str
) -> None:
    tree = {
        "mkdocs.yml": FIVE_LINES + settings,
        "docs/speeches/乙.txt": "自己的\n",
        "docs/data/library.csv": "自己的\n",
    }
    built = site({**tree, "seeds/甲.txt": SEED, "seeds/乙.txt": SEED.replace("防汛", "抗旱")}, "--strict")
    uri = next(uri for uri in built.uris() if uri.startswith("speeches/甲"))
    link = built.soup(uri).select_one(".speech-tools > a")
    assert link
    text = built.read(unquote(urljoin(uri, str(link["href"]))))
    assert "　　今天的会议很重要，请大家认真落实。\n————————\n来源：文库\n" in text
    assert ("地址：https://example.org/a/speeches/%E7%94%B2.html" in text) == bool(settings)
    assert built.read("speeches/乙.txt") == "自己的\n"
    rows = [json.loads(line) for line in built.read("data/library.jsonl").splitlines()]
    assert [row["title"] for row in rows] == ["在全县抗旱工作会议上的讲话", "在全县防汛工作会议上的讲话"]
    assert [row.get("address", "") for row in rows] == [
        f"https://example.org/a/speeches/{name}.html" if settings else "" for name in ("%E4%B9%99", "%E7%94%B2")
    ]
    assert json.loads(built.read("data/library.schema.json"))["title"] == "SpeechRow"
    assert built.read("data/library.csv") == "自己的\n"
    sources = next(uri for uri in built.uris() if uri.startswith("sources") and "/" not in uri.rstrip("/"))
    links = [str(link["href"]) for link in built.soup(sources).select(".speech-data a")]
    assert [urljoin(sources, link) for link in links] == [
        f"data/library.{form}" for form in ("jsonl", "csv", "schema.json")
    ]
