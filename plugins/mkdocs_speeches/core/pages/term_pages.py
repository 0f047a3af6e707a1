"""Pages on subject terms: the index in the order of pinyin, and for each term where it stands and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, TERMS, anchor_of, link_target, pages_of
from mkdocs_speeches.core.library.catalogue import Catalogue, Term
from mkdocs_speeches.core.library.mentions import Place
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.library.sound import initial_of
from mkdocs_speeches.core.model import Page
from mkdocs_speeches.core.pages.charts import draw_bars, draw_columns
from mkdocs_speeches.core.pages.escape import GENERATED, escape, link
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.lists import FEWEST_INDEXED, link_queries, render_item, render_pager
from mkdocs_speeches.core.text.wording import format_date

MOST_LINES = 200
CONTEXT = 18
"""Characters on either side of a term in its concordance."""
MOST_COMPANIONS = 12
MOST_BARS = 20
MOST_UNDATED = 0.75
"""A plot goes by speech where a greater share of them is undated."""
MOST_SPEECHES = 20
LONGEST_KIND = 4
"""What a speech calls itself at the end of its title: 讲话, 致辞, 总结讲话."""


def render_terms(catalogue: Catalogue, search: str = "") -> Iterator[Page]:
    """The index, cut into pages, and the page of each term that has one.

    `search` is the site's search page, which takes a query as `q`; empty where it has none.
    """
    yield from _index(catalogue)
    for term in catalogue.terms.values():
        if term.uri:
            yield Page(uri=term.uri, text=_page(term, catalogue, search))


def _index(catalogue: Catalogue) -> Iterator[Page]:
    terms = tuple(catalogue.terms.values())
    uris = pages_of(TERMS, len(terms))
    description = f"文库的 {len(terms)} 个关键词，按拼音排列。"
    letters, names = _letters(terms), catalogue.page_names()
    for number, uri in enumerate(uris):
        blocks = ["# 关键词 { #title .speech-page }", description, *render_pager(uris, number), *letters]
        shown = terms[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        for letter, group in groupby(shown, key=lambda term: initial_of(term.name)):
            blocks.append(f"## {letter} {{ #{_letter_anchor(letter)} }}")
            blocks.append("\n".join(_entry(term, catalogue, names) for term in group))
        blocks += render_pager(uris, number)
        yield Page(uri=uri, text=list_head("关键词", description, number) + "\n\n".join(blocks) + "\n")


def _letters(terms: Sequence[Term]) -> tuple[str, ...]:
    """Links to the letters of an index that is not seen at a glance."""
    if len(terms) < FEWEST_INDEXED:
        return ()
    pages = {initial_of(term.name): term.index for term in reversed(terms)}
    links = (f"[{letter}]({link_target(pages[letter], _letter_anchor(letter))})" for letter in reversed(pages))
    return (f"{' '.join(links)}\n{{ .speech-letters {GENERATED} }}",)


def _letter_anchor(letter: str) -> str:
    return "other" if letter == "#" else letter.lower()


def _entry(term: Term, catalogue: Catalogue, names: Mapping[str, str]) -> str:
    """A term in the index: to its page, else to the speeches that have it as a tag."""
    anchor = f"\n{{ #{anchor_of(term.name)} .speech-term }}"
    if term.uri:
        return f"- {link(term.name, term.uri)} <small>{_count(term, catalogue)}</small>{anchor}"
    speeches = "、".join(link(names[uri], uri) for uri in (catalogue.entries[n].uri for n in term.carriers[:5]))
    return f"- {escape(term.name)} <small>{speeches}</small>{anchor}"


def _title(entry: Entry) -> str:
    return entry.speech.title


def _count(term: Term, catalogue: Catalogue) -> str:
    return f"{len(_holders(term, catalogue))} 篇 {len(term.places)} 处"


def _holders(term: Term, catalogue: Catalogue) -> Counter[int]:
    """In which speeches the term stands, and how often."""
    return Counter(int(catalogue.texts.owners[place.block]) for place in term.places)


def _page(term: Term, catalogue: Catalogue, search: str) -> str:
    holders = _holders(term, catalogue)
    summary = (
        f"“{term.name}”在 {len(holders)} 篇讲话中出现 {len(term.places)} 处，{len(term.carriers)} 篇以它为关键词。"
    )
    blocks = [
        f"# {escape(term.name)} {{ #title .speech-page }}",
        escape(summary),
        *_forms(term),
        _chart(holders, catalogue),
    ]
    cut = len(term.places) > MOST_LINES or len(holders) > MOST_SPEECHES
    queries = _queries(term, catalogue, search) if search and cut else ""
    blocks += [
        *_companions(term, catalogue),
        *_speeches(term, holders, catalogue, queries),
        *_concordance(term, catalogue, queries),
    ]
    return list_head(term.name, summary) + "\n\n".join(blocks) + "\n"


def _forms(term: Term) -> Iterator[str]:
    if len(term.forms) > 1:
        yield f"又作：{'、'.join(escape(form) for form in term.forms[1:])}\n{{ .speech-forms }}"


def _chart(holders: Counter[int], catalogue: Catalogue) -> str:
    """How often by year, by speech where the year of hardly any is known."""
    years = Counter[int]()
    for number, times in holders.items():
        year = year_of(catalogue.entries[number])
        if year.isdecimal():
            years[int(year)] += times
    entries = [catalogue.entries[number] for number in holders]
    if years and len(_undated(entries)) <= MOST_UNDATED * len(holders):
        return draw_years(years, "各年出现的次数", entries)
    most = sorted(holders.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    return draw_bars([(_bare(_title(catalogue.entries[number])), times) for number, times in most], "各篇出现的次数")


def draw_years(years: Counter[int], title: str, entries: Sequence[Entry]) -> str:
    """A plot over all years from the first to the last, which says how many of the speeches it leaves out."""
    undated = _undated(entries)
    hidden = sum(year_of(entry) != "" for entry in undated)
    left = ((len(undated) - hidden, "日期不详"), (hidden, "隐去年份"))
    said = "、".join(f"{number} 篇{reason}" for number, reason in left if number)
    shown = f"{title}，另有 {said}" if said else title
    return draw_columns([(str(year), years[year]) for year in range(min(years), max(years) + 1)], shown)


def _undated(entries: Sequence[Entry]) -> list[Entry]:
    """Those whose year is not known, or hidden."""
    return [entry for entry in entries if not year_of(entry).isdecimal()]


def _bare(title: str) -> str:
    """What a title names where it has the usual frame: the meeting of 在……上的讲话."""
    meeting, frame, kind = title.rpartition("上的")
    return meeting[1:] if frame and title.startswith("在") and len(kind) <= LONGEST_KIND else title


def year_of(entry: Entry) -> str:
    """The year of a speech as EDTF has it, empty where it is not known."""
    return entry.speech.front.date.text[:4] if entry.speech.front.date else ""


def _companions(term: Term, catalogue: Catalogue) -> Iterator[str]:
    together = Counter(name for number in term.carriers for name in catalogue.entries[number].tags if name != term.name)
    best = sorted(together.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPANIONS]
    if best:
        links = " ".join(f"[{escape(name)}]({catalogue.term_target(name)}){{ .md-tag }}" for name, _ in best)
        yield f"<b>常与它一起出现</b> {links}\n{{ .speech-tags }}"


def _queries(term: Term, catalogue: Catalogue, search: str) -> str:
    """Links to the search for what the term is called in the speeches."""
    words = Counter(catalogue.show(*place) for place in term.places)
    return f"全部出处可以搜索：{link_queries(words, f'../{search}')}。"


def _speeches(term: Term, holders: Counter[int], catalogue: Catalogue, queries: str) -> Iterator[str]:
    """The speeches that the term stands in, those first that have it most."""
    numbers = sorted({*holders, *term.carriers}, key=lambda number: (-holders[number], number))
    items = (
        render_item(catalogue.entries[number], base="../", tagged=False, note=f"{holders[number]} 处")
        for number in numbers[:MOST_SPEECHES]
    )
    yield "## 讲话 { #speeches }"
    yield "\n".join(items)
    if len(numbers) > MOST_SPEECHES:
        yield f"这里列出用得最多的 {MOST_SPEECHES} 篇，另有 {len(numbers) - MOST_SPEECHES} 篇也用到。{queries}"


def _concordance(term: Term, catalogue: Catalogue, queries: str) -> Iterator[str]:
    """The term in its contexts, aligned; of more than `MOST_LINES` those of the speeches that have it most."""
    yield "## 用法 { #usage }"
    shown = _densest(term, catalogue)
    if len(shown) < len(term.places):
        yield f"共 {len(term.places)} 处，这里列出用得最集中的 {len(shown)} 处。{queries}"
    yield f"每行一处，点词看原文；在更长的词语里出现的不列。\n{{ .speech-concordance {GENERATED} }}"
    owners = catalogue.texts.owners[[place.block for place in shown]].tolist()
    facts = {number: _facts(catalogue.entries[number]) for number in set(owners)}
    yield "\n".join(_line(place, catalogue, facts[owner]) for place, owner in zip(shown, owners, strict=True))


def _densest(term: Term, catalogue: Catalogue) -> tuple[Place, ...]:
    if len(term.places) <= MOST_LINES:
        return term.places
    owners, holders = catalogue.texts.owners, _holders(term, catalogue)
    dense = sorted(term.places, key=lambda place: (-holders[int(owners[place.block])], place))[:MOST_LINES]
    return tuple(sorted(dense))


def _facts(entry: Entry) -> tuple[str, str]:
    """The date of a speech as EDTF, and what a line of a concordance says of the speech."""
    date = entry.speech.front.date.text if entry.speech.front.date else ""
    return date, escape(f"{format_date(date)} {_title(entry)}" if date else _title(entry))


def _line(place: Place, catalogue: Catalogue, facts: tuple[str, str]) -> str:
    block = catalogue.texts.blocks[place.block]
    # what was repaired may be of several characters, and is not cut in two
    reach = CONTEXT if block.shown == block.text else len(block.text)
    before = catalogue.show(place.block, max(0, place.start - reach), place.start)[-CONTEXT:].lstrip()
    after = catalogue.show(place.block, place.end, place.end + reach)[:CONTEXT].rstrip()
    word = f"[{escape(catalogue.show(*place))}]({catalogue.target(place.block)})"
    date, source = facts
    return (
        f"- <span>{escape(before)}</span>{word}<span>{escape(after)}</span><small>{source}</small>\n"
        f'{{ .speech-kwic data-date="{date}" }}'
    )
