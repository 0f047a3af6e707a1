"""What speeches refer to: works in `《…》`, congresses and plenums, set phrases in quotation marks, by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.model import BlockNo, SpeechNo, block_numbers
from mkdocs_speeches.core.rules.kinds import CitationRule, Rule
from mkdocs_speeches.core.rules.load import CitedRules
from mkdocs_speeches.core.text.normal import normal

_DOCUMENT = re.compile("《([^《》\n]{1,60})》")
_CALLED = re.compile(
    "《([^《》\n]{2,60})》[^《》“”。；\n]{0,12}(?:简称|统称|下称)[为：:]?[《“]([^《》“”\n]{1,20})[》”]"
)
"""《……的决定》（以下简称《决定》）."""
_BEHIND_NAME = re.compile("[（(〔][^（()）〕]*[）)〕]$")
"""What stands behind a name in brackets: （试行）."""
_QUOTED = re.compile("[“「]([^“”「」\n]{4,40})[”」]")
_STATE = "中华人民共和国"
"""Laws are cited with it and without."""
SHORTEST_QUOTE = 4
"""In letters and digits; shorter ones are single words set off."""


class Kind(StrEnum):
    """What is referred to."""

    DOCUMENT = "document"
    WORK = "work"
    PAPER = "paper"
    MEETING = "meeting"
    PHRASE = "phrase"
    PROGRAMME = "programme"
    QUOTATION = "quotation"


_OF_WORKS = frozenset({Kind.DOCUMENT, Kind.WORK, Kind.PAPER})
SHORTEST_QUOTATION = 6
"""In letters and digits; who is said to say fewer gives a name to something."""
_IN_FRONT, _AFTERWARDS = 48, 10
"""So many characters around a phrase in quotation marks tell of which kind it is."""
_WHOLE_SENTENCE = re.compile("[。！？]$")
"""A whole sentence in quotation marks is somebody's, whoever it is."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Something referred to: its `name` as first printed, the number of each block that does, as often as it does.

    `forms` are the ways in which it is printed, each with how often it is; `shorts` those by which a speech calls it
    that states its name too. A name that says no more than 意见 is of the one `speech` that has it. `whose` are those
    who are said to have said a quotation.
    """

    kind: Kind
    name: str
    blocks: tuple[BlockNo, ...]
    forms: Mapping[str, int]
    shorts: tuple[str, ...] = ()
    speech: SpeechNo | None = None
    whose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """What a block refers to: its kind, name, and that as printed; `short` says that the name is stated elsewhere.

    `sort` is what kind the place itself tells, `who` whom it quotes.
    """

    block: BlockNo
    kind: Kind
    name: str
    printed: str
    sort: Kind
    who: str = ""
    short: bool = False


_Key = tuple[Kind, str, SpeechNo | None]


def find_citations(
    texts: Texts, rules: Sequence[CitationRule], cited: CitedRules, unlisted: frozenset[str] = frozenset()
) -> tuple[Citation, ...]:
    """All that the headings and paragraphs refer to, what is named most often first, then by first place.

    `unlisted` are normal forms of names that none of it has, and nobody who is quoted.

    Names that differ in marks and white space only are one. What stands in quotation marks and is elsewhere the name of
    a document is that document. A short name is the document that the same speech names in full.
    """
    mentions: dict[_Key, list[_Mention]] = {}
    for speech, found in _by_speech(texts, rules, cited):
        called = _names_in_full(found, texts, cited.short)
        for mention in found:
            whole = called.get(mention.name) if mention.kind is Kind.DOCUMENT else None
            alone = whole is None and mention.kind is Kind.DOCUMENT and cited.short.pattern.fullmatch(mention.name)
            named = replace(mention, name=whole, short=True) if whole else mention
            key = named.kind, _citation_key(named.kind, named.name), speech if alone else None
            mentions.setdefault(key, []).append(named)
    for kind, name, speech_no in tuple(mentions):
        document = Kind.DOCUMENT, name.removeprefix(_STATE), None
        if kind is Kind.PHRASE and document in mentions:
            mentions[document] += mentions.pop((kind, name, speech_no))
    citations = (
        _cite(kind, found, speech, unlisted) for (kind, name, speech), found in mentions.items() if name not in unlisted
    )
    return tuple(sorted(citations, key=lambda citation: -len(citation.blocks)))


def _by_speech(
    texts: Texts, rules: Sequence[CitationRule], cited: CitedRules
) -> Iterator[tuple[SpeechNo, list[_Mention]]]:
    """What each speech refers to, in reading order."""
    numbered = zip(texts.owners.tolist(), block_numbers(0, len(texts.blocks)), texts.blocks, strict=True)
    for speech, group in groupby(numbered, key=lambda row: row[0]):
        yield (
            SpeechNo(speech),
            [
                _Mention(number, *names)
                for _, number, block in group
                if block.is_body
                for names in _names_in(block.shown, rules, cited)
            ],
        )


def _names_in_full(mentions: Sequence[_Mention], texts: Texts, short_names: Rule) -> Mapping[str, str]:
    """For each short name of documents in a speech the full one: as the speech says, else the one that ends so."""
    blocks = dict.fromkeys(mention.block for mention in mentions if mention.kind is Kind.DOCUMENT)
    said = (texts.blocks[block].shown for block in blocks)
    called = {match[2]: match[1] for text in said if "称" in text for match in _CALLED.finditer(text)}
    names = dict.fromkeys(mention.name for mention in mentions if mention.kind is Kind.DOCUMENT)
    whole = {name: _BEHIND_NAME.sub("", name) for name in names if not short_names.pattern.fullmatch(name)}
    for short in names.keys() - whole.keys() - called.keys():
        fit = [name for name, bare in whole.items() if bare.endswith(_BEHIND_NAME.sub("", short))]
        if len(fit) == 1:
            called[short] = fit[0]
    return {short: name for short, name in called.items() if normal(short) != normal(name)}


def _cite(kind: Kind, mentions: Sequence[_Mention], speech: SpeechNo | None, unlisted: frozenset[str]) -> Citation:
    blocks = sorted(mention.block for mention in mentions)
    name = next((mention.name for mention in mentions if not mention.short), mentions[0].name)
    forms = Counter(mention.printed for mention in mentions if not mention.short)
    shorts = dict.fromkeys(mention.printed for mention in mentions if mention.short)
    whose = dict.fromkeys(mention.who for mention in mentions if mention.who and normal(mention.who) not in unlisted)
    return Citation(_kind_as_told(kind, mentions), name, tuple(blocks), forms, tuple(shorts), speech, tuple(whose))


def _kind_as_told(kind: Kind, mentions: Sequence[_Mention]) -> Kind:
    """What most places of it say it is; that a work is one only those can say that name it in full."""
    told = Counter(
        mention.sort
        for mention in mentions
        if not mention.short and (mention.sort in _OF_WORKS) == (kind is Kind.DOCUMENT)
    )
    return told.most_common(1)[0][0] if told else kind


def _citation_key(kind: Kind, name: str) -> str:
    key = normal(name)
    return key.removeprefix(_STATE) or key if kind is Kind.DOCUMENT else key


def _names_in(
    text: str, rules: Sequence[CitationRule], cited: CitedRules
) -> Iterator[tuple[Kind, str, str, Kind, str]]:
    """What a text names: its kind, its name, that name as printed, the kind that its place tells, and who is quoted."""
    for match in _DOCUMENT.finditer(text) if "《" in text else ():
        if normal(match[1]):
            yield Kind.DOCUMENT, match[1], match[1], _sort_of_work(match, cited), ""
    for rule in rules:
        if rule.holds in text:
            for match in rule.pattern.finditer(text):
                yield Kind.MEETING, rule.name_of(match), match[0], Kind.MEETING, ""
    for match in _QUOTED.finditer(text) if "“" in text or "「" in text else ():
        words = match[1].strip()
        letters = normal(words)
        if len(letters) >= SHORTEST_QUOTE and not letters.isascii() and not _is_name(words, rules):
            yield Kind.PHRASE, words, words, *_sort_of_phrase(match, len(letters), cited)


def _sort_of_work(match: re.Match[str], cited: CitedRules) -> Kind:
    around = match.string[match.start() + 1 : match.end() + _AFTERWARDS]
    return next((Kind(rule.name) for rule in cited.works if rule.pattern.search(around)), Kind.WORK)


def _sort_of_phrase(match: re.Match[str], letters: int, cited: CitedRules) -> tuple[Kind, str]:
    """Whether somebody is quoted, and who, or something is named."""
    text, start, end = match.string, match.start(), match.end()
    if cited.programme.pattern.search(f"{match[1]}”{text[end : end + _AFTERWARDS]}"):
        return Kind.PROGRAMME, ""
    said = cited.quoted.pattern.search(f"{text[max(0, start - _IN_FRONT) : start]}“")
    if letters < SHORTEST_QUOTATION or not (said or _WHOLE_SENTENCE.search(match[1])):
        return Kind.PHRASE, ""
    return Kind.QUOTATION, said["who"] or "" if said else ""


def _is_name(words: str, rules: Sequence[CitationRule]) -> bool:
    """Whether words are but the name of a document or meeting, which they are found as."""
    return bool(_DOCUMENT.fullmatch(words)) or any(rule.pattern.fullmatch(words) for rule in rules)
