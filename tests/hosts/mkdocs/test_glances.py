"""What modules are told of terms is what the terms' pages tell, and each is found where the browser looks for it."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from mkdocs_speeches.hosts.mkdocs.glances import GLANCES, SHARES, share_of
from tests.sites import Site


def test_each_term_is_told_as_its_page_tells_it(library: Site) -> None:
    told = {}
    for number in range(SHARES):
        path = library.built / GLANCES.format(number)
        if path.exists():
            text = path.read_text("utf-8")
            told[number] = json.loads(text.removeprefix("document.currentScript.speeches = ").removesuffix(";\n"))
    terms = [uri for uri in library.uris() if uri.startswith("terms/")]
    assert len(terms) == sum(map(len, told.values())) > 20
    for uri in terms:
        glance = told[share_of(uri)][uri]
        counts = library.soup(uri).select("article p data[data-count-of]")[:2]
        if counts[1]["value"] != "0":
            assert [int(str(count["value"])) for count in counts] == [glance["speeches"], glance["places"]]
        if "first" in glance:
            page, _, anchor = glance["first"][2].partition("#")
            assert not anchor or library.soup(unquote(page)).find(id=anchor)
        assert all(re.fullmatch(r"\d{4}", str(year)) and rate > 0 for year, rate in glance.get("rates", []))
