"""A speech as others cite it: GB/T 7714, BibTeX, RIS. A host knows its address, and a reader the day of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_speeches.core.library.addresses import anchor_of
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.pages.escape import printable
from mkdocs_speeches.core.text.wording import clean_name


class Blank(StrEnum):
    """What a citation leaves open."""

    ADDRESS = "address"
    ACCESSED = "accessed"


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that is left open, with what stands around it where it is filled; nothing of it where it is not."""

    blank: Blank
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one style: `style` is its short name, `name` what readers call it."""

    style: str
    name: str
    parts: tuple[str | Gap, ...]

    def fill(self, filled: Mapping[Blank, str]) -> str:
        """The citation as text."""
        return "".join(part if isinstance(part, str) else _fill_gap(part, filled) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Reference:
    """What other sites and programs are told of a speech; what is not known is empty. Dates are EDTF."""

    uri: str
    title: str
    subtitle: str
    speaker: str
    role: str
    date: str
    published: str
    occasion: str
    source_url: str
    license: str
    tags: tuple[str, ...]
    characters: int
    description: str = ""
    script: str = ""

    @property
    def issued(self) -> str:
        """The day of the speech, else that of its publication, as far as its digits are known (`2009-03`)."""
        return known_part(self.date) or known_part(self.published)


def refer_to(entry: Entry, *, description: str = "", script: str = "") -> Reference:
    """What is told of a speech; the `description` says what it is about, the `script` is that of its text."""
    speech, front = entry.speech, entry.speech.front
    stated = {
        name: _single_line(field.text) if (field := getattr(front, name)) else ""
        for name in ("subtitle", "speaker", "role", "date", "published", "occasion")
    }
    stated["speaker"] = clean_name(stated["speaker"])
    return Reference(
        uri=entry.uri,
        title=_single_line(speech.title),
        source_url=speech.source_url or "",
        license=speech.license or "",
        tags=tuple(map(_single_line, entry.tags)),
        characters=entry.length,
        description=description,
        script=script,
        **stated,
    )


def known_part(date: str) -> str:
    """A date up to its first digit that is not known: nothing of `20XX-02`, `2009` of `2009-XX`."""
    parts = date.split("-") if date else []
    known = next((place for place, part in enumerate(parts) if "X" in part), len(parts))
    return "-".join(parts[:known])


def cite(reference: Reference, library: str) -> tuple[CitationText, ...]:
    """The citations of a speech that stands in a library of this name."""
    return (
        CitationText("gb7714", "GB/T 7714—2025", tuple(_cite_gb(reference, "：", "（", "）"))),
        CitationText("gb7714-2015", "GB/T 7714—2015", tuple(_cite_gb(reference, ": ", "(", ")"))),
        CitationText("bibtex", "BibTeX", tuple(_cite_bibtex(reference, library))),
        CitationText("ris", "RIS", tuple(_cite_ris(reference, library))),
    )


def _cite_gb(reference: Reference, colon: str, opening: str, closing: str) -> Iterator[str | Gap]:
    """As an electronic resource; the standard of 2025 has full-width signs where that of 2015 has half-width ones."""
    title = colon.join(filter(None, (reference.title, reference.subtitle)))
    author = f"{reference.speaker}. " if reference.speaker else ""
    yield (
        f"{author}{title}[EB/OL]. {opening}{reference.issued}{closing}"
        if reference.issued
        else (f"{author}{title}[EB/OL]")
    )
    yield Gap(Blank.ACCESSED, "[" if reference.issued else ". [", "]")
    yield Gap(Blank.ADDRESS, ". ")
    yield "."


_TEX_SIGN = re.compile(r"[\\{}$&#%_^~]")
_TEX_WORDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda match: _TEX_WORDS.get(match[0], f"\\{match[0]}"), text)


def _cite_bibtex(reference: Reference, library: str) -> Iterator[str | Gap]:
    date = reference.issued.split("-") if reference.issued else []
    named = (
        ("author", f"{{{_tex(reference.speaker)}}}" if reference.speaker else ""),
        ("title", f"{{{_tex('：'.join(filter(None, (reference.title, reference.subtitle))))}}}"),
        *zip(("year", "month", "day"), date, strict=False),
        ("howpublished", _tex(library)),
        ("note", _tex(reference.occasion)),
    )
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in named if value)
    # a name that every program can read
    yield f"@misc{{speech-{anchor_of(reference.uri).removeprefix('t-')},\n{fields}"
    yield Gap(Blank.ADDRESS, "  url = {", "},\n")
    yield Gap(Blank.ACCESSED, "  urldate = {", "},\n")
    yield "}"


def _cite_ris(reference: Reference, library: str) -> Iterator[str | Gap]:
    named = (
        ("TY", "ELEC"),
        ("AU", reference.speaker),
        ("TI", "：".join(filter(None, (reference.title, reference.subtitle)))),
        ("T2", library),
        ("PY", reference.issued[:4]),
        ("DA", reference.issued.replace("-", "/")),
        ("N1", reference.occasion),
        *(("KW", tag) for tag in reference.tags),
        ("LA", "zh"),
    )
    yield "".join(f"{name}  - {value}\n" for name, value in named if value)
    yield Gap(Blank.ADDRESS, "UR  - ", "\n")
    yield Gap(Blank.ACCESSED, "Y2  - ", "\n")
    yield "ER  - "


def _fill_gap(gap: Gap, filled: Mapping[Blank, str]) -> str:
    value = filled.get(gap.blank, "")
    return f"{gap.before}{value}{gap.after}" if value else ""


def _single_line(text: str) -> str:
    return " ".join(printable(text).split())
