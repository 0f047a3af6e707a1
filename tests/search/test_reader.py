"""The reader over small libraries: normal form, ranking, several phrases, parts, dates, links, damage."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Error, Page

from mkdocs_speeches.core.text.normal import characters, clusters, joiners
from mkdocs_speeches.core.text.record import Segment
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.search.assets import FOLDER
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.index import SIZES, WORDS
from scripts.naive import NaiveSearch
from tests.often import often
from tests.search.engine import Engine, open_engine, write_site

Open = Callable[[Sequence[IndexEntry]], Engine]


@pytest.fixture
def library(page: Page, serve_site: Callable[..., str], tmp_path: Path) -> Open:
    """Writes an index and opens the reader on it; `tmp_path` is the site."""

    def write_and_open(entries: Sequence[IndexEntry]) -> Engine:
        write_site(entries, tmp_path)
        return open_engine(page, serve_site, tmp_path)

    return write_and_open


def entry(uri: str, title: str = "文章", *runs: str, **fields: Any) -> IndexEntry:
    """A page of paragraphs; one that begins with `#` is a heading, `#一、题|文` runs into its text."""
    made = []
    for number, run in enumerate(runs):
        parts = run.removeprefix("#").split("|")
        heads = [run.startswith("#"), *(False for _ in parts)]
        made.append(
            tuple(
                Segment(text, f"a{number}-{i}", head) for i, (text, head) in enumerate(zip(parts, heads, strict=False))
            )
        )
    given = {"byline": "", "date": "", "boost": 1.0, "tags": (), "facets": (), **fields}
    return IndexEntry(uri=uri, title=title, runs=tuple(made), **given)


def uris(found: dict[str, Any]) -> list[str]:
    return [result["uri"] for result in found["results"]]


def test_python_and_browser_agree_on_each_character(library: Open) -> None:
    engine = library([entry("a/")])
    forms: str = engine.call(  # as one text: a million lists take long on their way
        """
        const { form } = await reader.open();
        return Array.from({ length: given }, (_, c) => form.read(String.fromCodePoint(c)).codes.join(" ")).join(",");
        """,
        len(characters()),
    )
    for code, form in enumerate(forms.split(",")):
        assert form == " ".join(str(ord(letter)) for letter in sought(chr(code))), f"U+{code:04X}"


def test_python_and_browser_agree_on_texts_with_joining_characters(library: Open) -> None:
    engine = library([entry("a/")])
    random = Random(8)
    bases = [cluster for code in range(0x30000) if (cluster := chr(code)).isalnum() or cluster.isspace()]
    texts = [
        "".join(
            random.choice(random.choice((bases, joiners(), "か工eﾊ각=-", "015.,，０５．")))
            for _ in range(random.randint(1, 8))
        )
        for _ in range(20_000)
    ]
    forms: list[list[int]] = engine.call(
        "const { form } = await reader.open(); return given.map((text) => form.read(text).codes);", texts
    )
    for text, form in zip(texts, forms, strict=True):
        assert "".join(map(chr, form)) == sought(text), ascii(text)


def test_the_browser_knows_where_each_character_came_from(library: Open) -> None:
    engine = library([entry("a/")])
    text = "工會、２００９年㎡ｶﾞe\u0301🎉末"
    form: dict[str, list[int]] = engine.call("const { form } = await reader.open(); return form.read(given);", text)
    units = text.encode("utf-16-le")
    source = [
        units[2 * begin : 2 * end].decode("utf-16-le") for begin, end in zip(form["begins"], form["ends"], strict=True)
    ]
    digits = ["２", "２", "０", "０", "９", "９"]  # the marks stand at the first and the last
    assert source == ["工", "會", *digits, "年", *4 * ["㎡"], "ｶﾞ", "e\u0301", "末"]
    assert all(clusters().fullmatch(cluster) for cluster in source)


def test_title_before_tag_before_text_and_much_text_before_one_heading(library: Open) -> None:
    engine = library(
        [
            entry("once/", "戊", "别的话，很长的话，协商"),
            entry("often/", "甲", "协商，协商，协商，协商。"),
            entry("tag/", "乙", "别的", tags=("协商",)),
            entry("heading/", "丙", "#一、协商", "别的"),
            entry("run-in/", "丁", "#一、谈协商|别的，别的"),
            entry("title/", "论协商", "别的"),
        ]
    )
    assert uris(engine.find("协商")) == ["title/", "tag/", "often/", "heading/", "run-in/", "once/"]


def test_more_places_first_then_the_earlier(library: Open) -> None:
    engine = library(
        [
            entry("late/", "甲", "许多别的话，然后维权"),
            entry("early/", "乙", "维权，然后许多别的话"),
            entry("twice/", "丙", "许多别的话，维权，许多别的话，维权"),
        ]
    )
    assert uris(engine.find("维权")) == ["twice/", "early/", "late/"]


def test_several_phrases_are_best_close_together(library: Open) -> None:
    engine = library(
        [
            entry("far/", "甲", "创新在前", "中间隔了很多很多的话", "维权在后，维权，维权"),
            entry("near/", "乙", "很长的开头，很长的开头，维权与创新"),
            entry("one/", "丙", "只有创新"),
        ]
    )
    found = engine.find("创新 维权")
    assert uris(found) == ["near/", "far/"]
    assert (found["pages"], found["places"]) == (2, 6)


def test_boost_lifts_a_page_over_a_better_zone(library: Open) -> None:
    entries = [entry("plain/", "甲", "#一、协商"), entry("lifted/", "乙", "协商", boost=5.0)]
    assert uris(library(entries).find("协商")) == ["lifted/", "plain/"]


def test_a_run_in_heading_and_its_text_are_one_run_counted_once(library: Open) -> None:
    engine = library([entry("a/", "甲", "#1、在维护权益上下功夫|工会的作用", "另一段")])
    across = engine.find("下功夫工会的")
    assert (across["pages"], across["places"]) == (1, 1)
    assert engine.find("维护权益")["places"] == 1
    assert engine.find("作用另一段")["pages"] == 0
    (result,) = across["results"]
    assert [text for text, marked in result["passages"][0]["parts"] if marked] == ["下功夫 工会的"]


def test_a_long_phrase_is_found_in_every_zone(library: Open) -> None:
    long = [f"{letter}会关于ｶﾞe\u0301、进一步加强和改进２００９年劳动竞赛工作的若干意见" for letter in "甲乙丙丁戊"]
    zones = [
        entry("title/", long[0], "别的"),
        entry("heading/", "题", f"#{long[1]}", "别的"),
        entry("run-in/", "题", f"#{long[2]}|别的话", "别的"),
        entry("tag/", "题", "别的", tags=(long[3],)),
        entry("body/", "题", "#一、题|别的", f"别的{long[4]}，{long[4]}"),
    ]
    engine = library([*zones, entry("all/", "题", *(phrase[:-2] for phrase in long))])
    for phrase, page in zip(long, zones, strict=True):
        found = engine.find(phrase)
        assert (uris(found), found["places"]) == ([page.uri], {"tag/": 0, "body/": 2}.get(page.uri, 1))
        assert set(uris(engine.find(phrase[:-2]))) == {page.uri, "all/"}


def test_a_query_is_read_as_phrases_exclusions_and_quotes(library: Open) -> None:
    engine = library(
        [
            entry("a/", "甲", "劳动竞赛，技能培训"),
            entry("b/", "乙", "劳动竞赛"),
            entry("c/", "丙", "技能培训，劳动 竞赛"),
        ]
    )
    assert set(uris(engine.find("劳动竞赛"))) == {"a/", "b/", "c/"}
    assert set(uris(engine.find("劳动　技能"))) == {"a/", "c/"}
    assert uris(engine.find("劳动竞赛 -技能培训")) == ["b/"]
    assert uris(engine.find("劳动竞赛 －“技能 培训”")) == ["b/"]
    assert set(uris(engine.find('"劳动 竞赛"'))) == {"a/", "b/", "c/"}
    assert uris(engine.find("-技能培训")) == ["b/"]
    assert set(uris(engine.find("勞動競賽、技能培訓"))) == {"a/"}


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("“把握主线”推动创新", 0),
        ("“把握主线”，推动工作", 1),
        ("抓“主线 推动”", 0),
        ("把握“主线 推动”工作", 1),
        ("主线 主线", 1),
        ("主線 主线", 1),
        ("＂主线 推动＂", 1),
        ("「主线 推动」", 1),
        ("『主线 推动』", 1),
        ("‘主线 推动’", 1),
        ("”主线 推动“", 1),
        ("“主线 推动", 2),
        ("主线 推动", 2),
    ],
)
def test_quotes_of_every_kind_hold_a_phrase_together(library: Open, query: str, places: int) -> None:
    assert library([entry("a/", "甲", "“把握主线”，推动工作，创新不停")]).find(query)["places"] == places


def test_a_number_finds_that_number_wherever_it_stands(library: Open) -> None:
    engine = library(
        [
            entry("a/", "2035年", "增长6.5%，去年６．５％", "36.5亿，65人，6%、5"),
            entry("b/", "乙", "#1.1.1节|第1.1节", "1,000人，1000天，15.2，1.5，2015"),
        ]
    )
    places = {
        query: engine.find(query)["places"] for query in ("6.5", "６．５％", "65", "1.1", "15", "1,000", "5", "2035")
    }
    assert places == {"6.5": 2, "６．５％": 2, "65": 1, "1.1": 1, "15": 0, "1,000": 2, "5": 1, "2035": 1}
    (result,) = engine.find("6.5")["results"]
    (line,) = result["passages"]
    assert [text for text, marked in line["parts"] if marked] == ["6.5", "６．５"]
    (result,) = engine.find("1000")["results"]
    assert [text for line in result["passages"] for text, marked in line["parts"] if marked] == ["1,000", "1000"]
    parts = engine.call("return reader.parts(given);", "增长6.5亿")
    assert [part["text"] for part in parts] == ["增长6.5"]


def test_what_a_page_is_called_elsewhere_finds_nothing(library: Open) -> None:
    engine = library([entry("a/", "2020-03-27_002", "劳动竞赛", untitled=True), entry("b/", "002号文件", "劳动")])
    assert uris(engine.find("002")) == ["b/"]
    assert engine.find("2020")["pages"] == 0
    (result,) = engine.find("劳动竞赛")["results"]
    assert result["title"] == [["2020-03-27_002", False]]


def test_other_names_are_offered_and_found_together_when_asked_for(library: Open, tmp_path: Path) -> None:
    entries = [entry("a/", "甲", "劳模大会，劳模精神"), entry("b/", "乙", "劳动模范"), entry("c/", "劳模", "劳动模范")]
    engine = library(entries)
    write_site(entries, tmp_path, (("劳动模范", "劳模", "劳动英模"),))
    engine.page.reload()
    found = engine.find("劳模", offers=True)
    assert (found["pages"], found["places"]) == (2, 3)
    (also,) = found["also"]
    assert [(other["name"], other["pages"]) for other in also["names"]] == [("劳动模范", 2)]
    together = engine.find("劳模|劳动模范")
    assert (together["pages"], together["places"]) == (3, 5)
    assert uris(together) == ["c/", "a/", "b/"]
    (line,) = together["results"][2]["passages"]
    assert [text for text, marked in line["parts"] if marked] == ["劳动模范"]
    assert "h=%22%E5%8A%B3%E6%A8%A1%22+%22%E5%8A%B3%E5%8A%A8%E6%A8%A1%E8%8C%83%22" in line["url"]
    assert uris(engine.find("乙 劳模|劳动模范")) == ["b/"]
    assert uris(engine.find("-劳模|劳动模范")) == []


SUGGEST = """
    const { suggest } = await import(url.replace("reader.js", "lost.js"));
    const all = await Promise.all(given.map(suggest));
    return all.map(({ meant }) => meant.map(({ text, pages }) => `${text} ${pages}`));
"""


def test_who_finds_nothing_is_offered_what_the_library_holds(library: Open) -> None:
    tagged = (("speaker", "温某宝"), ("tag", "乡村振兴"))
    engine = library(
        [entry("a/", "全面推进乡村振兴", "新冠肺炎", facets=tagged), entry("b/", "乙", "乡村振兴，巩固拓展脱贫成果")]
    )
    asked = [
        "乡村振新",
        "xczx",
        "xiangcunzhenxing",
        "COVID",
        "wto",
        "温某保",
        "巩固拓展脱贫成杲",
        "乡村振新 新冠",
        "天地玄黄",
    ]
    assert dict(zip(asked, engine.call(SUGGEST, asked), strict=True)) == {
        "乡村振新": ["乡村振兴 2"],
        "xczx": ["乡村振兴 2"],
        "xiangcunzhenxing": ["乡村振兴 2"],
        "COVID": ["新冠肺炎 1", "新冠 1"],
        "wto": [],
        "温某保": ["温某宝 1"],
        "巩固拓展脱贫成杲": ["巩固拓展脱贫成果 1"],
        "乡村振新 新冠": ["乡村振兴 1"],
        "天地玄黄": [],
    }


def test_names_that_every_object_has_are_no_filters(library: Open) -> None:
    engine = library([entry("a/", "甲", "工会", facets=(("constructor", "乙"),))])
    assert engine.find("工会", facets=True)["pages"] == 1
    assert engine.find("工会", {"constructor": "乙"})["pages"] == 1


@pytest.mark.parametrize("query", ["", "  ", "，。！", "-", "🎉"])
def test_a_query_without_letters_and_digits_asks_for_nothing(library: Open, query: str) -> None:
    found = library([entry("a/", "甲", "，。！")]).find(query)
    assert (found["asked"], found["pages"], found["results"]) == (False, 0, [])


def test_filters_alone_list_their_pages(library: Open) -> None:
    engine = library(
        [
            entry("a/", "甲", "一", facets=(("year", "2009"), ("tag", "维权"), ("tag", "创新")), date="2009-03-05"),
            entry("b/", "乙", "二", facets=(("year", "2010"), ("tag", "维权")), date="2010"),
        ]
    )
    assert uris(engine.find("", {"tag": ["维权"]})) == ["a/", "b/"]
    assert uris(engine.find("", {"tag": ["维权", "创新"]})) == ["a/"]
    assert uris(engine.find("", {"year": ["2009", "2010"]})) == ["a/", "b/"]
    assert uris(engine.find("一", {"year": "2010"})) == []
    assert engine.find("", {"year": "1999"})["pages"] == 0
    assert engine.find("", {"utm_source": "x"})["asked"] is False


def test_sorting_puts_what_has_no_date_last(library: Open) -> None:
    engine = library(
        [
            entry("redacted/", "甲", "工会", date="20XX-02-15"),
            entry("old/", "乙", "工会", date="1998-05"),
            entry("none/", "丙", "工会"),
            entry("new/", "丁", "工会", date="2009-03-05"),
        ]
    )
    assert uris(engine.find("工会", sort="date")) == ["new/", "old/", "redacted/", "none/"]
    assert uris(engine.find("工会", sort="oldest")) == ["old/", "new/", "redacted/", "none/"]


def test_the_longest_parts_that_occur_are_offered(library: Open) -> None:
    engine = library([entry("a/", "甲", "劳动竞赛技术"), entry("b/", "乙", "竞赛技能，大赛")])
    parts = engine.call("return reader.parts(given);", "劳动竞赛技能大赛天下")
    assert [(part["text"], part["pages"]) for part in parts] == [("竞赛技能大赛", 1), ("劳动竞赛", 1)]
    assert engine.call("return reader.parts(given);", "天劳、地") == []
    assert engine.call("return reader.parts(given);", "天地") == []


def test_a_result_leads_to_the_paragraph(library: Open) -> None:
    engine = library([entry("讲话/", "甲", "第一段", "第二段讲维权，又讲" + "很长的话" * 20 + "维权")])
    (result,) = engine.find("维权")["results"]
    first, second = result["passages"]
    assert first["url"].endswith("?h=%22%E7%BB%B4%E6%9D%83%22#a1-0")
    assert second["url"].endswith("&n=2#a1-0")
    assert first["parts"][0] == ["第二段讲", False]
    assert first["parts"][-1] == ["…", False]
    assert len("".join(text for text, _ in second["parts"])) == 1 + 30 + 2


def test_an_excerpt_begins_and_ends_with_no_mark_of_what_is_cut_off(library: Open) -> None:
    before, behind = f"长文，{'甲' * 29}", f"{'乙' * 28}、“长文"
    engine = library([entry("a/", "题", f"前{before}维权{behind}后"), entry("b/", "题", "“维权”是长文，" + "丙" * 40)])
    shown = {
        result["uri"]: "".join(text for text, _ in result["passages"][0]["parts"])
        for result in engine.find("维权")["results"]
    }
    assert shown == {"a/": f"…{'甲' * 29}维权{'乙' * 28}…", "b/": f"“维权”是长文，{'丙' * 25}…"}


_LETTERS = "工会职代表大会20９ａA、。 \u0301か.,．，%①"


@settings(max_examples=often(8, 200))
@given(
    pages=st.lists(st.lists(st.text(_LETTERS, max_size=25), min_size=1, max_size=4), min_size=1, max_size=8),
    queries=st.lists(st.text(_LETTERS, min_size=1, max_size=5).filter(sought), min_size=1, max_size=20),
)
def test_random_libraries_are_searched_as_plain_reading_does(
    open_page: Callable[..., AbstractContextManager[Page]],
    serve_site: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
    pages: list[list[str]],
    queries: list[str],
) -> None:
    entries = [entry(f"{number}/", "题", *runs) for number, runs in enumerate(pages)]
    folder = tmp_path_factory.mktemp("random")
    write_site(entries, folder)
    naive = NaiveSearch(entries)
    with open_page() as page:
        answers = open_engine(page, serve_site, folder).places((f'"{query}"', {}) for query in queries)
    for query, answer in zip(queries, answers, strict=True):
        assert answer["found"] == dict(naive.find([query]).places), query


@pytest.mark.long
def test_a_cut_or_altered_file_is_an_error_and_no_wrong_answer(library: Open, tmp_path: Path) -> None:
    entries = [entry(f"{number}/", "劳动竞赛", "工会与职工，" * 30, f"第{number}段") for number in range(4)]
    library(entries)
    folder = tmp_path / FOLDER
    whole = {path: path.read_bytes() for path in sorted(folder.rglob("*.bin"))}
    engine = library(entries)
    forget_files(engine)
    random = Random(9)
    for path, content in whole.items():
        at = random.randrange(len(content))
        ways = [b"", content[: len(content) // 2], content[:-1], content[:at] + b"~" + content[at + 1 :]]
        for damaged in random.sample(ways, often(2, 4)):
            if damaged == content:
                continue
            put_in_place(path, damaged)
            engine.page.reload()
            assert reason(engine) in ("damaged", None), path
        put_in_place(path, gzip.compress(gzip.decompress(content)[:-1]))
        engine.page.reload()
        assert reason(engine) == "damaged" or path.parent.name in ("pages", "postings") or path.name in LATER, path
        put_in_place(path, content)
    engine.page.reload()
    assert reason(engine) is None


LATER = (WORDS, SIZES)
"""What no query fetches."""


def put_in_place(path: Path, content: bytes) -> None:
    """Puts another file there: one that is written over while it is sent would be longer than its server has said."""
    other = path.with_name("other")
    other.write_bytes(content)
    other.replace(path)


def forget_files(engine: Engine) -> None:
    """The browser may use what it has for a tenth of its age, and a server tells files of one second as one."""
    network = engine.page.context.new_cdp_session(engine.page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})


def reason(engine: Engine) -> str | None:
    """Why a search that touches every kind of file fails, None where it gives the right answer."""
    answer: dict[str, Any] = engine.call(
        """
        const found = reader.find("工会与职工", {}, { limit: 1e6, facets: true });
        return found.then(({ pages, places }) => ({ pages, places }), ({ reason }) => ({ reason }));
        """
    )
    assert answer.get("reason") or answer == {"pages": 4, "places": 120}
    return answer.get("reason")


def test_no_manifest_is_an_error_that_says_so(library: Open, tmp_path: Path) -> None:
    engine = library([entry("a/")])
    forget_files(engine)
    (tmp_path / FOLDER / "index.json").unlink()
    assert reason_of(engine) == "missing"
    (tmp_path / FOLDER / "index.json").write_text("{", "utf-8")
    assert reason_of(engine) == "damaged"
    (tmp_path / FOLDER / "index.json").write_text(json.dumps({"format": 99}), "utf-8")
    assert reason_of(engine) == "format"
    (tmp_path / FOLDER / "index.json").write_text(json.dumps({"format": 1}), "utf-8")
    assert reason_of(engine) == "earlier"


def reason_of(engine: Engine) -> Any:
    return engine.call("return reader.find('甲').then(() => 'none', (error) => error.reason);")


def test_a_visitor_of_the_old_index_gets_the_new_one(library: Open, tmp_path: Path) -> None:
    engine = library([entry("old/", "旧文", "劳动竞赛")])
    assert engine.find("劳动", limit=0)["pages"] == 1
    write_site([entry("new/", "新文", "劳动竞赛，技能大赛")], tmp_path)
    assert uris(engine.find("劳动")) == ["new/"]
    assert uris(engine.find("技能大赛")) == ["new/"]


def test_the_library_cannot_be_reached(library: Open) -> None:
    engine = library([entry("a/")])
    engine.call("await reader.open(); return 1;")
    engine.page.context.set_offline(True)
    assert engine.call("return reader.find('文章').then(() => '', (error) => error.reason);") == "network"
    with pytest.raises(Error):
        engine.find("文章")
