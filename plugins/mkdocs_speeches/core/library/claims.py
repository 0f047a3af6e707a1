"""Which name in the addresses is whose, where several ask for one.

What a path gives goes before what an editor states, then the older file; the other takes some signs of the digest of
its path. So nobody's address hangs on who else is there, but where a diagnostic says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count

from mkdocs_speeches.core.library.addresses import path_name, shorten, term_name
from mkdocs_speeches.core.model import Diagnostic, Document, Level, LineNo, Speech

FOLDER_PAGES = ("index", "readme")
"""Names under which a host publishes a folder itself."""
FEWEST_SIGNS = 4

Ages = Callable[[], Mapping[str, int]]
"""Gives seeds by name a number, the older a lower one; asked only where two want one name."""


def no_ages() -> Mapping[str, int]:
    """Nothing is known of how old the seeds are."""
    return {}


@dataclass(frozen=True, slots=True)
class AddressClaim:
    """Something of `owner` asks for `name`: its number `nth`. `stated` says that not its path gives this name."""

    name: str
    owner: str
    nth: int = 1
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The name that a claim gets; where that is not the one asked for `lost` is true and `winner` has it, if any."""

    name: str
    lost: bool = False
    winner: AddressClaim | None = None


def settle(claims: Sequence[AddressClaim], ages: Ages = no_ages) -> tuple[Settled, ...]:
    """A name for each claim, unique also on file systems that know no case."""
    settled = [Settled(shorten(claim.name)) for claim in claims]
    rows: dict[str, list[int]] = {}
    for number, found in enumerate(settled):
        rows.setdefault(found.name.casefold(), []).append(number)
    taken = {*FOLDER_PAGES, *rows}
    known = ages() if len(rows) < len(claims) else {}
    for key, row in rows.items():
        order = sorted(row, key=lambda number: _rank(claims[number], known))
        winner = None if key in FOLDER_PAGES else claims[order.pop(0)]
        for number in order:
            settled[number] = Settled(_add_signs(claims[number], taken), lost=True, winner=winner)
    return tuple(settled)


def _rank(claim: AddressClaim, ages: Mapping[str, int]) -> tuple[bool, tuple[bool, int], str, int]:
    return claim.stated, _age_of(claim.owner, ages), claim.owner, claim.nth


def _age_of(owner: str, ages: Mapping[str, int]) -> tuple[bool, int]:
    """Sorts what is new behind all that is known."""
    return owner not in ages, ages.get(owner, 0)


def _add_signs(claim: AddressClaim, taken: set[str]) -> str:
    """The name with as many signs of its owner's digest as make it free; takes it."""
    owner = claim.owner if claim.nth == 1 else f"{claim.owner}\n{claim.nth}"
    digest = hashlib.blake2s(owner.encode("utf-8", "surrogatepass")).hexdigest()
    names = (f"{shorten(claim.name)}-{digest[:size]}" for size in range(FEWEST_SIGNS, len(digest)))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def term_uris(names: Sequence[str]) -> Mapping[str, str]:
    """A page's address for each name."""
    bases = ((name, term_name(name)) for name in names)
    settled = settle([AddressClaim(base, name, stated=base != name) for name, base in bases])
    return {name: f"terms/{found.name}.md" for name, found in zip(names, settled, strict=True)}


def settle_documents(
    documents: Sequence[Document], ages: Ages = no_ages
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents, named in the order of their seeds, with names that are theirs alone; a warning where one lost."""
    ages = cache(ages)
    paths = settle(
        [AddressClaim(path_name(document.source.name), document.source.name) for document in documents], ages
    )
    claims = [_claim(document, speech, nth) for document in documents for nth, speech in enumerate(document.speeches)]
    speeches = iter(zip(settle(claims, ages), _former_names(documents, ages), strict=True))
    named, warnings = [], []
    for document, path in zip(documents, paths, strict=True):
        lost = []
        changed = []
        for speech in document.speeches:
            found, former = next(speeches)
            lost += [_warn(document, speech, found)] if found.lost and (found.winner or speech.renamed) else []
            known = (speech.slug, speech.former) == (found.name, former)
            changed.append(speech if known else replace(speech, slug=found.name, former=former))
        if path.winner and not lost:
            lost = [_warn(document, document.speeches[0] if document.speeches else None, path)]
        warnings += [] if any("L101" in speech.ignored for speech in document.speeches) else lost
        whole = tuple(changed)
        known = (document.slug, document.speeches) == (path.name, whole)
        named.append(document if known else replace(document, slug=path.name, speeches=whole))
    return tuple(named), tuple(warnings)


def _claim(document: Document, speech: Speech, nth: int) -> AddressClaim:
    return AddressClaim(speech.slug, document.source.name, nth + 1, speech.renamed)


def _former_names(documents: Sequence[Document], ages: Ages) -> Sequence[str]:
    """What earlier versions called the speeches; of one name the older seed went first."""
    formers = [(document.source.name, speech.former) for document in documents for speech in document.speeches]
    names = [shorten(former) for _, former in formers]
    unique = len({name.casefold() for name in names}) == len(names)
    known: Mapping[str, int] = {} if unique else ages()
    order = sorted(range(len(names)), key=lambda number: _age_of(formers[number][0], known))
    numbered = iter(number_names([names[number] for number in order]))
    former = dict(zip(order, numbered, strict=True))
    return [former[number] for number in range(len(names))]


def number_names(names: Sequence[str]) -> Iterator[str]:
    """Names as earlier versions made them unique: the second of one name got 2, the third 3; an empty one is none."""
    taken = set(FOLDER_PAGES)
    for name in names:
        numbered = (f"{name}-{number}" if number > 1 else name for number in count(1))
        free = next(free for free in numbered if free.casefold() not in taken) if name else ""
        taken.add(free.casefold())
        yield free


def _warn(document: Document, speech: Speech | None, found: Settled) -> Diagnostic:
    name = found.winner.name if found.winner else speech.slug if speech else ""
    whose = f"归 {found.winner.owner}" if found.winner else "是列表的"
    return Diagnostic(
        code="L101",
        level=Level.WARNING,
        source=document.source.name,
        line=speech.first_line if speech else LineNo(1),
        message=f"网址名“{name}”{whose}，这一篇改为“{found.name}”",
        remedy="改文件名，或在说明区写 slug: 另取一名",
    )
