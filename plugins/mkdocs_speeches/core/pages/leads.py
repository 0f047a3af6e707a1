"""What lines of many pages are made of: links to a page, to another site, to a search; facts in small type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

from mkdocs_speeches.core.library.addresses import link_target
from mkdocs_speeches.core.library.counts import Tally, innermost
from mkdocs_speeches.core.model import Field
from mkdocs_speeches.core.pages.citing import known_part
from mkdocs_speeches.core.pages.nodes import (
    CountUnit,
    Inline,
    Inlines,
    Link,
    Marked,
    Moment,
    NodeStyles,
    Tone,
    WordCount,
)
from mkdocs_speeches.core.text.sought import plain_query, sought
from mkdocs_speeches.core.text.wording import format_date


def lead_to(text: str, uri: str, anchor: str = "", styles: NodeStyles = ()) -> Link:
    """A link to a page of the docs folder."""
    return Link((text,), link_target(uri, anchor), styles)


def lead_away(url: str, text: str = "") -> Link:
    """A link to another site, named by its host where nothing is said."""
    address = quote(url, safe=":/?&=%#+,;@~-._!", errors="replace")
    return Link((text or host_of(url) or url,), address)


def show_day(date: Field | None) -> Inlines:
    """A date in words; nothing where there is none. One of which each digit is known is told to programs, too."""
    if date is None:
        return ()
    shown = format_date(date.text)
    return (Moment(shown, date.text) if known_part(date.text) == date.text else shown,)


def host_of(url: str) -> str:
    """The host that a web address names; nothing where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return ""
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


def lead_to_search(text: str, query: str, search: str) -> Link:
    """A link to the search page that asks for `query`."""
    return Link((text,), f"{link_target(search)}?q={quote(query)}")


def lead_to_searches(words: Mapping[str, int], search: str) -> Inlines:
    """Links to the search page for words and how often each is used: the most used first, none that another finds."""
    forms: dict[str, int] = {}
    for word, times in words.items():
        forms[sought(word)] = forms.get(sought(word), 0) + times
    asked = map(plain_query, innermost(sorted(forms, key=lambda form: -forms[form])))
    return join_inlines((lead_to_search(query, query, search) for query in asked), "、")


def count_words(tally: Tally, *, within: str = "", number: int | None = None) -> Inlines:
    """In how many speeches the words of a tally stand, and in how many places; of one speech `within` its address."""
    if number is not None:
        return WordCount(tally.word, CountUnit.PLACES, tally.speeches.get(number, 0), within), " 处"
    speeches = WordCount(tally.word, CountUnit.SPEECHES, len(tally.speeches))
    return speeches, " 篇 ", WordCount(tally.word, CountUnit.PLACES, tally.places), " 处"


def join_inlines(parts: Iterable[Inline], between: Inline) -> Inlines:
    """Parts of a line with the same between each two."""
    return join_rows(((part,) for part in parts), between)


def join_rows(rows: Iterable[Inlines], between: Inline) -> Inlines:
    """Rows of parts as one line, with the same between each two."""
    joined = [part for row in rows for part in (between, *row)]
    return tuple(joined[1:])


def small_facts(facts: Iterable[Inlines]) -> Inlines:
    """A line of facts in small type, nothing where there are none."""
    shown = tuple(Marked(Tone.PART, fact) for fact in facts if fact)
    return (Marked(Tone.SMALL, shown),) if shown else ()
