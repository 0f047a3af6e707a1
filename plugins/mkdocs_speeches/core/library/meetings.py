"""Where speeches are given: each meeting once, however its name is written, and the kinds that meetings are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.library.addresses import anchor_of, link_target, pages_of, place_of, term_name
from mkdocs_speeches.core.library.claims import AddressClaim, settle
from mkdocs_speeches.core.library.sound import sound_of
from mkdocs_speeches.core.model import Speech, SpeechNo
from mkdocs_speeches.core.rules.kinds import CitationRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.wording import clean_name

MEETINGS = "meetings"
OTHER_KIND = "其他场合"
FEWEST_OF_PAGE = 2
"""A meeting at which a single speech was given stands on the page of its kind."""
PARTS_OF_MEETING = ("开幕会", "闭幕会", "开幕式", "闭幕式", "全体会议", "上")
"""What may follow the name of a meeting that goes by number."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting by its one name: `forms` are the ways in which speeches write it, `kind` what sort of meeting it is.

    `uri` is its own page or else that of its kind, where it stands at `anchor`.
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    speeches: tuple[SpeechNo, ...]
    uri: str = ""
    anchor: str = ""

    @property
    def has_page(self) -> bool:
        """Whether a page is on this meeting alone."""
        return not self.anchor


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A kind of meetings: those of the kind in the order of pinyin, and its page."""

    name: str
    meetings: tuple[Meeting, ...]
    uri: str


@dataclass(frozen=True, slots=True)
class Meetings:
    """All meetings of a library by kind, the last of which is of no kind; `of` gives the one of a speech."""

    kinds: tuple[MeetingKind, ...]
    of: Mapping[SpeechNo, Meeting]

    def target(self, number: SpeechNo) -> str:
        """Where a link to a speech's meeting leads from the docs folder; nothing where none is known."""
        meeting = self.of.get(number)
        return link_target(meeting.uri, meeting.anchor) if meeting else ""


def find_meetings(speeches: Sequence[Speech], rules: Rules) -> Meetings:
    """Where these speeches were given."""
    rows: dict[str, list[tuple[SpeechNo, str, str]]] = {}
    for number, speech in enumerate(speeches):
        occasion = clean_name(speech.front.occasion.text) if speech.front.occasion else ""
        if normal(occasion):
            name = name_of_meeting(occasion, rules.citations)
            rows.setdefault(normal(name), []).append((SpeechNo(number), name, occasion))
    found = [_meeting_of(row, rules.meetings) for row in rows.values()]
    kinds: dict[str, list[Meeting]] = {}
    for meeting in sorted(found, key=lambda meeting: (meeting.kind == OTHER_KIND, sound_of(meeting.kind))):
        kinds.setdefault(meeting.kind, []).append(meeting)
    names = [*kinds, *(meeting.name for meeting in found if _is_worth_a_page(meeting))]
    settled = settle([AddressClaim(term_name(name), name, stated=name not in kinds) for name in names])
    uris = {name: f"{MEETINGS}/{address.name}.md" for name, address in zip(names, settled, strict=True)}
    shelved = tuple(_shelve_kind(kind, meetings, uris) for kind, meetings in kinds.items())
    placed = [meeting for kind in shelved for meeting in kind.meetings]
    return Meetings(shelved, {number: meeting for meeting in placed for number in meeting.speeches})


def name_of_meeting(occasion: str, rules: Sequence[CitationRule]) -> str:
    """The one name of a meeting that goes by number, as citations have it; of any other the occasion itself."""
    for rule in rules:
        match = rule.pattern.match(occasion) if rule.holds in occasion else None
        if match and occasion[match.end() :].removeprefix("上") in ("", *PARTS_OF_MEETING):
            return rule.name_of(match)
    return occasion


def _meeting_of(row: Sequence[tuple[SpeechNo, str, str]], kinds: Sequence[str]) -> Meeting:
    name = Counter(name for _, name, _ in row).most_common(1)[0][0]
    forms = tuple(dict.fromkeys(form for *_, form in row))
    kind = next((kind for kind in kinds if any(kind in form for form in (*forms, name))), OTHER_KIND)
    return Meeting(name, kind, forms, tuple(number for number, *_ in row))


def _is_worth_a_page(meeting: Meeting) -> bool:
    return len(meeting.speeches) >= FEWEST_OF_PAGE and meeting.name != meeting.kind


def _shelve_kind(kind: str, meetings: Sequence[Meeting], uris: Mapping[str, str]) -> MeetingKind:
    """A kind with its meetings, each with its address: those without a page of their own stand on that of the kind."""
    ordered = sorted(meetings, key=lambda meeting: sound_of(meeting.name))
    pages = pages_of(uris[kind], sum(len(meeting.speeches) for meeting in ordered))
    placed, before = [], 0
    for meeting in ordered:
        own = uris[meeting.name] if _is_worth_a_page(meeting) else ""
        anchor = "" if own else anchor_of(meeting.name)
        placed.append(replace(meeting, uri=own or place_of(pages, before), anchor=anchor))
        before += len(meeting.speeches)
    return MeetingKind(kind, tuple(placed), uris[kind])
