"""Words over time: how often in 10,000 characters of each year's speeches, where the years are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mkdocs_speeches.core.library.catalogue import Catalogue, Term
from mkdocs_speeches.core.library.counts import Tally
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.pages.charts import draw_bars, draw_columns
from mkdocs_speeches.core.pages.leads import join_rows
from mkdocs_speeches.core.pages.nodes import BlockNode, CountUnit, Figure, Folded, Inlines, ItemNode, WordCount

MOST_BARS = 20
MOST_UNDATED = 0.75
"""A plot goes by speech where a greater share of them is undated."""
LONGEST_KIND = 4
"""What a speech calls itself at the end of its title: 讲话, 致辞, 总结讲话."""
FEWEST_YEARS = 2
"""Fewer make no plot."""
_BARS = "▁▂▃▄▅▆▇█"
PORTION = 10_000
"""Letters and digits that a rate tells of."""


class Timeline:
    """The years of a library's speeches and how much was said in each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.entries = catalogue.entries
        self.names = catalogue.page_names()
        self.sizes: Sequence[int] = catalogue.wording.sizes.tolist()
        self.years = tuple(map(year_of, catalogue.entries))
        self.said = Counter[str]()
        for year, size in zip(self.years, self.sizes, strict=True):
            self.said[year] += size

    def draw(self, term: Term) -> Iterator[BlockNode]:
        """How often a term is used by year, its other names apart; by speech where the year of hardly any is known."""
        own = [tally for tally in term.tallies[:1] if tally.places]
        others = [tally for tally in term.apart if tally not in own]
        named = ((own, f"“{term.name}”"), (others, f"“{'”“'.join(tally.word for tally in others)}”"))
        by_year = self._is_dated(term.holders)
        for tallies, name in named:
            if tallies:
                yield self._by_year(tallies, name) if by_year else self._by_speech(tallies, name)
        if by_year:
            yield from self._list_years([*own, *others])

    def _is_dated(self, numbers: Mapping[int, int]) -> bool:
        known = sum(self.years[number].isdecimal() for number in numbers)
        return known > 0 and len(numbers) - known <= MOST_UNDATED * len(numbers)

    def _by_year(self, tallies: Sequence[Tally], name: str) -> Figure:
        rates = self.rates(tallies)
        entries = [self.entries[number] for number in _holders_of(tallies)]
        title = f"{name}各年每万字出现的次数"
        return draw_years(rates, title, entries) if rates else self._by_speech(tallies, name)

    def rates(self, tallies: Sequence[Tally]) -> dict[int, float]:
        """How often words stand in 10,000 characters of each year that has them."""
        counts = self._count_years(_holders_of(tallies))
        return {int(year): _rate(times, self.said[year]) for year, times in counts.items()}

    def _count_years(self, holders: Mapping[int, int]) -> Counter[str]:
        years = Counter[str]()
        for number, times in holders.items():
            if self.years[number].isdecimal():
                years[self.years[number]] += times
        return years

    def _by_speech(self, tallies: Sequence[Tally], name: str) -> Figure:
        rates = {number: _rate(times, self.sizes[number]) for number, times in _holders_of(tallies).items()}
        most = sorted(rates.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
        titles = [(self._name(self.entries[number]), rate) for number, rate in most]
        return draw_bars(titles, f"{name}各篇每万字出现的次数")

    def _name(self, entry: Entry) -> str:
        name = self.names[entry.uri]
        return _bare(name) if name == entry.speech.title else name

    def _list_years(self, tallies: Sequence[Tally]) -> Iterator[Folded]:
        """Folded: the counts that the plots show as rates."""
        counted = [(tally, self._count_years(tally.speeches)) for tally in tallies]
        years = sorted({year for _, counts in counted for year in counts})
        if years:
            yield Folded("各年出现的处数", tuple(self._list_year(year, counted) for year in years))

    def _list_year(self, year: str, counted: Sequence[tuple[Tally, Counter[str]]]) -> ItemNode:
        shown = [(tally, counts[year]) for tally, counts in counted if counts[year]]
        rows: list[Inlines] = [
            (f"“{tally.word}” ", WordCount(tally.word, CountUnit.PLACES, times, year), " 处") for tally, times in shown
        ]
        rate = f"，每万字 {_rate(sum(times for _, times in shown), self.said[year]):g} 处"
        return ItemNode((f"{year} 年：", *join_rows(rows, "，"), rate))


def _holders_of(tallies: Sequence[Tally]) -> Counter[int]:
    holders = Counter[int]()
    for tally in tallies:
        holders.update(tally.speeches)
    return holders


def _rate(times: int, size: int) -> float:
    """How often in 10,000 characters: below 1 to two places, above to one."""
    rate = PORTION * times / max(size, 1)
    return round(rate, 1 if rate >= 1 else 2)


def plot_in_line(catalogue: Catalogue, tally: Tally) -> Inlines:
    """How often words stand in the speeches of each year, with a bar for each; nothing where one year is known."""
    years = Counter[str]()
    for number, times in tally.speeches.items():
        years[year_of(catalogue.entries[number])] += times
    known = sorted(year for year in years if year.isdecimal())
    if len(known) < FEWEST_YEARS:
        return ()
    most = max(years[year] for year in known)
    rows: Iterator[Inlines] = (
        (f"{year} {_BARS[-(-years[year] * len(_BARS) // most) - 1]} ", _count_in_year(tally.word, years[year], year))
        for year in known
    )
    return join_rows(rows, "，")


def _count_in_year(word: str, times: int, year: str) -> WordCount:
    return WordCount(word, CountUnit.PLACES, times, year)


def draw_years(years: Mapping[int, float], title: str, entries: Sequence[Entry]) -> Figure:
    """A plot over all years from the first to the last, which says how many of the speeches it leaves out."""
    undated = _undated(entries)
    hidden = sum(year_of(entry) != "" for entry in undated)
    left = ((len(undated) - hidden, "日期不详"), (hidden, "隐去年份"))
    said = "、".join(f"{number} 篇{reason}" for number, reason in left if number)
    shown = f"{title}，另有 {said}" if said else title
    return draw_columns([(str(year), years.get(year, 0)) for year in range(min(years), max(years) + 1)], shown)


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
