"""Whom a text addresses: on a line of its own, or at the head of its first paragraph."""

from __future__ import annotations

import re

from mkdocs_speeches.core.model import Offset
from mkdocs_speeches.core.rules.load import Rules

LONGEST_ADDRESS = 200
"""A salutation has so many characters at most."""
LONGEST_PHRASE = 8
_AND = re.compile(r" ?[、,;] ?| +|(?<=.{3})(?:以及|暨)")
_MARK = re.compile("[、,;:!]")
_ALSO = re.compile("(?:以及|暨|和|并) ?")
_EACH = re.compile("各位|全体(?!会)|^(?:尊敬|亲爱|敬爱)的")
_HONOURED = re.compile("(?:尊敬|敬爱|亲爱)的")
_NOMINAL = re.compile(r"[\u4e00-\u9fff“”×·()0-9A-Za-z]{2,24}")
_PEOPLE = re.compile(r"[\u4e00-\u9fff×·“”()0-9]{1,24}[员长们人士生友胞宾师者民官俪属众理席总脑使节表夫董帅将卿童]")
_VERBAL = re.compile(
    "[是要在请让讲给了吗呢吧我你他她它这那从说谈]|(?<![大公特天])使(?![节馆者团领])|如下|以下"
    "|下面|问题|意见|建议|通知|强调|指出|认为|表示|要求|希望|内容|摘要|要点|主持|记录|地点|时间"
)
_NO_ADDRESS = re.compile(r"[。;?【】]")
_NUMBERED = re.compile(r"[0-9]{1,3}[.、]|.*[【】]")
_OF_A_MEETING = re.compile("[一-鿿“”·、]{4,48}(?:大会|会议|座谈会|论坛)的(?=[^的]{2,8}$)")
"""What stands before those who are addressed: 全国群英大会的代表同志们。"""
_ASIDE = re.compile(r"\([^()]{1,40}\)")


def is_salutation(text: str, rules: Rules) -> bool:
    """Whether the block only addresses somebody."""
    if len(text) > LONGEST_ADDRESS or _NO_ADDRESS.search(text) or rules.front.greeting.search(text):
        return False
    plain = _ASIDE.sub("", text)
    return rules.front.salutation.fullmatch(plain) is not None or (
        (text[-1] in ":!," and _addresses(plain[:-1].strip(), rules))
        or (_HONOURED.match(text) is not None and _names_offices(plain, rules))
    )


def find_address(text: str, rules: Rules, *, opening: bool = False) -> Offset | None:
    """Where the salutation ends at the head of a paragraph that goes on behind it; None where none stands there.

    It ends with a colon or a call, or right before a greeting (大家好), whether a mark parts them or not; in the
    paragraph that opens a speech (`opening`) it may run on into the sentence.
    """
    start, behind, addressed, found, text = 0, -1, False, None, _hide_asides(text)
    for mark in _MARK.finditer(text, 0, LONGEST_ADDRESS):
        group = _ALSO.sub("", text[start : mark.start()].strip(), count=1)
        if (greeted := rules.front.greets.search(group)) and _are_greeted(group[: greeted.start()], addressed, rules):
            return Offset(mark.start() - len(greeted[0]))
        if not _is_group(group, rules):
            if not addressed or start == behind or not _is_phrase(group):
                break
            start = behind = mark.end()  # one phrase between groups: 电视机前面，以及网络上的国人
            continue
        addressed = addressed or _is_addressed(group, rules)
        start = mark.end()
        if mark[0] == ":" and not addressed:
            break  # who speaks: 行政长官：各位
        if not addressed or start >= len(text):
            continue
        greeted = rules.front.greeting.match(text, start + (text[start] == " "))
        if mark[0] == ":" or greeted:
            return Offset(start)
        if opening and mark[0] in ",!":
            found = Offset(start)
    return found


def _are_greeted(people: str, addressed: bool, rules: Rules) -> bool:
    """Whether those before a greeting on the same line are addressed, others before them or not."""
    return _is_addressed(people, rules) or (addressed and people.endswith(rules.vocatives))


def _hide_asides(text: str) -> str:
    """The text with blanks for what stands in brackets: somebody's office, whom somebody stands for."""
    return _ASIDE.sub(lambda aside: " " * len(aside[0]), text) if "(" in text[:LONGEST_ADDRESS] else text


def _is_group(group: str, rules: Rules) -> bool:
    """Whether some words, a phrase before them included, name people."""
    office = group.endswith(rules.offices) and _NUMBERED.match(group) is None
    return office or _is_addressed(group, rules) or _PEOPLE.fullmatch(group) is not None


def _is_phrase(group: str) -> bool:
    return len(group) <= LONGEST_PHRASE and _NOMINAL.fullmatch(group) is not None and not _VERBAL.search(group)


def _is_addressed(group: str, rules: Rules) -> bool:
    """Whether people are named as an address does."""
    return rules.front.vocative.fullmatch(group) is not None or (
        _EACH.search(group) is not None and not _VERBAL.search(group) and _NOMINAL.fullmatch(group) is not None
    )


def _names_offices(text: str, rules: Rules) -> bool:
    """Whether a line names nobody but such as hold an office; it may lack its mark where others stand below."""
    groups = [group for group in _AND.split(text.rstrip(":!, ")) if group]
    return all(group.endswith(rules.offices) and not _VERBAL.search(group) for group in groups)


def _addresses(text: str, rules: Rules) -> bool:
    """Whether a line that ends as salutations do names nothing but groups, one of them as an address does."""
    if (meeting := _OF_A_MEETING.match(text)) and not _VERBAL.search(text):
        return text[meeting.end() :].endswith(rules.vocatives)
    groups = [group for group in _AND.split(text) if group]
    addressed = [_is_addressed(group, rules) for group in groups]
    return any(addressed) and all(
        known or group.endswith(rules.vocatives) or (_NOMINAL.fullmatch(group) and not _VERBAL.search(group))
        for known, group in zip(addressed, groups, strict=True)
    )
