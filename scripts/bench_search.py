"""Search over N speeches: exactness, time and bytes of queries in Chromium, size and time of the index."""

from __future__ import annotations

import re
import statistics
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from mkdocs_speeches.search.entry import IndexEntry
from scripts.chromium import launch
from scripts.measure import Bench, Row, build, run
from scripts.naive import NaiveSearch, made_entries, write_pages
from scripts.questions import KINDS, Examiner, Question
from scripts.serving import serving

SIZES = (1_000, 10_000)
QUERIES = 50
COLD = 15
SHOWN = 20
"""Results whose pages and places are compared one by one, with the counts of all."""
# Milliseconds and kilobytes: of a first query, of a later one.
MOST = {1_000: ((150, 250), (30, 100)), 10_000: ((400, 500), (60, 350))}
MATERIAL_READY = "/[0-9]|没有找到/.test(document.querySelector('.md-search-result__meta').textContent)"

# Types a query into the field of a page and gives milliseconds until its results stand there, and the bytes fetched.
TYPE = """
async (query) => {
    const panel = document.querySelector("#cjk-search-results");
    const field = document.querySelector(".cjk-search__input");
    const bar = panel.querySelector(".cjk-search__bar");
    performance.clearResourceTimings();
    const begun = performance.now();
    field.value = query;
    field.dispatchEvent(new InputEvent("input"));
    await new Promise((done) => {
        const seen = () => bar.hidden && done();
        new MutationObserver(seen).observe(bar, { attributeFilter: ["hidden"] });
        seen();
    });
    await new Promise((done) => setTimeout(done, 0)); // what the same task draws stands then
    const spent = performance.now() - begun;
    const files = performance.getEntriesByType("resource");
    return { spent, bytes: files.reduce((sum, file) => sum + file.transferSize, 0) };
}
"""
ANSWER = """
async ([questions, limit]) => {
    const { find } = await import("/search/reader.js");
    const answers = [];
    for (const [query, filters] of questions) {
        const { pages, places, results } = await find(query, filters, { limit });
        answers.push({ pages, places, shown: results.map(({ uri, places }) => [uri, places]) });
    }
    return answers;
}
"""
FIRST_TEN = """
async (queries) => {
    const { find } = await import("/search/reader.js");
    const answers = [];
    for (const query of queries) answers.push((await find(query)).results.map(({ uri }) => uri));
    return answers;
}
"""
FACETS = """
async (queries) => {
    const { find } = await import("/search/reader.js");
    await find("", {}, { facets: true });
    const times = [];
    for (const query of queries) {
        await find(query, {}, { limit: 0 });
        const begun = performance.now();
        await find(query, {}, { limit: 0, facets: true });
        times.push(performance.now() - begun);
    }
    return times;
}
"""


def measure(bench: Bench) -> Iterator[Row]:
    """For each size: the index, exactness, queries; then Material's own search over the smaller one."""
    spent: dict[int, float] = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for n in SIZES:
            entries = made_entries(n)
            folder = bench.folder / f"searched-{n}"
            write_pages(folder, entries)
            (folder / "index.html").write_text("<!doctype html><html lang=zh><title>文库</title>", "utf-8")
            _, usage = run(folder, "-m", "mkdocs_speeches", "index", ".")
            spent[n] = usage.ru_utime + usage.ru_stime
            yield from index_rows(n, entries, folder, spent, usage.ru_maxrss * 1024)
            with serving(folder) as base:
                yield from query_rows(n, entries, browser, base)
        yield from material_rows(bench, browser, spent[SIZES[0]])
        browser.close()


def index_rows(
    n: int, entries: Sequence[IndexEntry], folder: Path, spent: dict[int, float], memory: int
) -> Iterator[Row]:
    """Time, memory and size of the index."""
    characters = sum(len(segment.text) for entry in entries for run in entry.runs for segment in run)
    sizes = [path.stat().st_size for path in (folder / "search").rglob("*") if path.is_file()]
    yield Row(f"{n} speeches: indexing", spent[n], "processor s")
    if n != SIZES[0]:
        yield Row(f"{n} speeches: indexing, times that of {SIZES[0]}", spent[n] / spent[SIZES[0]], "", 12)
    yield Row(f"{n} speeches: peak memory of indexing", memory / 1e9, "GB", 2)
    yield Row(f"{n} speeches: index and texts", sum(sizes) / characters, "bytes/char", 6)
    yield Row(f"{n} speeches: largest file", max(sizes) / 1e6, "MB", 1)


def query_rows(n: int, entries: Sequence[IndexEntry], browser: Browser, base: str) -> Iterator[Row]:
    """Exactness of 500 phrases; first and later queries from the page of a speech."""
    page = browser.new_page()
    page.goto(base + entries[0].uri)
    naive = NaiveSearch(entries)
    yield from exactness_rows(n, Examiner(entries, naive, seed=n), page)
    queries = headings(entries, QUERIES + COLD)
    pasted = [entry.runs[-1][-1].text for entry in entries[: 7 * COLD : 7]]
    for name, bounds, times in (
        ("a pasted paragraph first", MOST[n][0], [cold(browser, base + entries[-1].uri, text) for text in pasted]),
        ("a first query", MOST[n][0], [cold(browser, base + entries[-1].uri, query) for query in queries[:COLD]]),
        ("a later query", MOST[n][1], warm(browser, base + entries[-1].uri, queries[COLD:])),
    ):
        yield Row(f"{n} speeches: {name}", statistics.median(time["spent"] for time in times), "ms", bounds[0])
        yield Row(f"{n} speeches: {name}", statistics.median(time["bytes"] for time in times) / 1e3, "kB", bounds[1])
    first = zip(queries, page.evaluate(FIRST_TEN, queries), strict=True)
    precisions = [precision(uris, naive.find([query]).places) for query, uris in first]
    yield Row(f"{n} speeches: precision of the first ten", statistics.mean(precisions), "")
    facets = page.evaluate(FACETS, queries[COLD:])
    yield Row(f"{n} speeches: counting facets", statistics.median(facets), "ms", 50)
    yield Row(f"{n} speeches: counting facets, at most", max(facets), "ms", 50)
    page.close()


def exactness_rows(n: int, examiner: Examiner, page: Page) -> Iterator[Row]:
    """How many questions of each kind are answered otherwise than by reading all pages."""
    for kind, (ask, count) in KINDS.items():
        questions = tuple(ask(examiner, count))
        answers = page.evaluate(ANSWER, [[[question.query, question.filters] for question in questions], SHOWN])
        wrong = sum(not is_right(question, **answer) for question, answer in zip(questions, answers, strict=True))
        yield Row(f"{n} speeches: {len(questions)} {kind}, wrong", wrong, "", 0)


def is_right(question: Question, *, pages: int, places: int, shown: Sequence[tuple[str, int]]) -> bool:
    """Whether the counts are true, and each page shown holds as many places as it says."""
    expected = question.places
    listed = {uri: count for uri, count in shown if expected.get(uri) == count}
    return (pages, places, len(listed)) == (len(expected), sum(expected.values()), min(SHOWN, len(expected)))


def headings(entries: Sequence[IndexEntry], n: int) -> list[str]:
    """Phrases of 2 to 8 characters as a reader would look for: cut from headings behind their number."""
    texts = [run[0].text for entry in entries for run in entry.runs if run[0].heading]
    step = len(texts) // n
    return [re.split("[、）]", text)[-1][: 2 + number % 7] for number, text in enumerate(texts[::step])][:n]


def precision(uris: Sequence[str], holding: Container[str]) -> float:
    """How many of the pages shown hold the phrase."""
    return sum(uri in holding for uri in uris) / len(uris) if uris else 0.0


def cold(browser: Browser, url: str, query: str) -> dict[str, float]:
    """One query from a page that has loaded and nothing else."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(".cjk-search__input")
    time: dict[str, float] = page.evaluate(TYPE, query)
    context.close()
    return time


def warm(browser: Browser, url: str, queries: Sequence[str]) -> list[dict[str, float]]:
    """Queries one behind the other, once the first has opened the index."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(".cjk-search__input")
    page.evaluate(TYPE, "工会")
    times = [page.evaluate(TYPE, query) for query in queries]
    context.close()
    return times


def material_rows(bench: Bench, browser: Browser, ours: float) -> Iterator[Row]:
    """Material's built-in search over the same speeches: its time in the build, its readiness, bytes and precision."""
    n = SIZES[0]
    plain = bench.plain_speeches(n)
    bare = bench.project(f"bare-{n}", (plain / "mkdocs.yml").read_text("utf-8").replace("  - search", "  []"))
    for path in (plain / "docs").iterdir():
        (bare / "docs" / path.name).write_bytes(path.read_bytes())
    built = bench.builds(n).speeches
    theirs = built.processor - build(bare).processor
    yield Row(f"{n} speeches: Material's search in the build", theirs, "processor s")
    yield Row(f"{n} speeches: indexing, of Material's time", ours / theirs, "times", 0.3)
    index = built.folder / "search/search_index.json"
    yield Row(f"{n} speeches: Material's index, in one file", index.stat().st_size / 1e6, "MB")
    entries = made_entries(n)
    with serving(built.folder) as base:
        page = browser.new_page()
        page.goto(base)
        ready, precisions = ask_material(page, headings(entries, QUERIES), NaiveSearch(entries))
        page.close()
    yield Row(f"{n} speeches: Material's search, ready after", ready, "ms")
    yield Row(f"{n} speeches: Material's precision of the first ten", statistics.mean(precisions), "")


def ask_material(page: Page, queries: Sequence[str], naive: NaiveSearch) -> tuple[float, list[float]]:
    """Milliseconds until the first results stand there, and for each query how many of the first ten hold it."""
    field = page.locator("input.md-search__input")
    ready = 0.0
    precisions = []
    for query in queries:
        begun = page.evaluate("performance.now()")
        field.fill("")
        page.evaluate("document.querySelector('.md-search-result__meta').textContent = ''")
        field.fill(query)
        field.dispatch_event("keyup")
        page.wait_for_function(MATERIAL_READY, timeout=120_000)
        ready = ready or page.evaluate("performance.now()") - begun
        links = page.eval_on_selector_all(".md-search-result__item > a", "all => all.slice(0, 10).map(a => a.pathname)")
        precisions.append(precision([f"speeches{link}" for link in links], naive.find([query]).places))
    return ready, precisions
