"""What each line above a text may be read as, and what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_speeches.core.model import BlockNo, Offset, block_numbers
from mkdocs_speeches.core.reading.front.fields import Claim, Part, states_a_field
from mkdocs_speeches.core.reading.front.salutation import find_address
from mkdocs_speeches.core.reading.front.sheet import LONGEST_TITLE, Sheet
from mkdocs_speeches.core.reading.front.titles import Likeness, names_file
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.front import FrontGrammar, Label
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.marks import STOPS

MOST_FRONT = 24
"""A front has at most so many blocks, those of the page between them included."""
LONGEST_PROSE = 300
"""A paragraph between the page's title and the speech's has so many characters at most."""
NEAR = 6
"""The title stands so few lines below the name of the file."""
LONGEST_NAMED = 24
"""Somebody with an office has so many characters at most on a line of a salutation."""
SHORTEST_AGAIN = 8
"""A title that is printed again at the head of a paragraph has so many characters at least,"""
MOST_BEFORE = 4
"""and so many more stand before it at most, as somebody's office."""
SCRAP = 6
"""A line of so few characters may be anything of a page."""
ABOVE = ("headline", "chapter", "printed_again", "file_name")
"""Lines of the page that stand above the title."""
OPENING = 100
"""So many characters of a text show that it is one."""
DATED = re.compile("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}[_ ]+(?=[\u4e00-\u9fff])")
"""The day before a title, as the names of files have it."""
_HAN_PAIR = re.compile("[\u4e00-\u9fff]{2}")


@dataclass(frozen=True)
class Head:
    """The blocks of `sheet` from `start` to before `stop` at most, from which a front is read.

    `name` is the seed's, without suffix. `titled`: block `start` is the title of a compilation's piece. `inner`: other
    text of the seed stands above, so that no line may be taken for the page's unless a rule knows it.
    """

    sheet: Sheet
    start: BlockNo
    stop: BlockNo
    name: str = ""
    titled: bool = False
    inner: bool = False
    _claims: dict[int, tuple[Claim, ...]] = field(default_factory=dict)

    @property
    def rules(self) -> Rules:
        return self.sheet.rules

    @property
    def blocks(self) -> Sequence[Block]:
        return self.sheet.blocks

    @property
    def end(self) -> BlockNo:
        """No line from here on is looked at."""
        return BlockNo(min(self.stop, self.start + MOST_FRONT))

    @cached_property
    def repeated(self) -> frozenset[BlockNo]:
        """The lines that print a title that stands again below."""
        likeness = Likeness()
        places = [place for place in block_numbers(self.start, self.end) if self.sheet.may_be_title(place)]
        texts = {place: self.blocks[place].text for place in places}
        return frozenset(
            place
            for nth, place in enumerate(places)
            if any(likeness.same(texts[place], texts[below]) for below in places[nth + 1 :])
            or any(place < again and texts[place] in self.blocks[again].text for again in self.again)
        )

    def printed_above(self, place: BlockNo) -> bool:
        """Whether the very line stands above, as the page's title."""
        text = self.sheet.text(place)
        return any(above < place and self.sheet.text(above) == text for above in self.repeated)

    def prints_whole(self, place: BlockNo) -> bool:
        """Whether a line above prints this one and the one right above it as one."""
        whole = f"{self.sheet.text(BlockNo(place - 1))}{self.sheet.text(place)}".replace(" ", "")
        return any(self.sheet.text(near).replace(" ", "") == whole for near in block_numbers(self.start, place - 1))

    @cached_property
    def again(self) -> dict[BlockNo, int]:
        """The paragraphs that print a title above them again at their head, and where it ends."""
        found: dict[BlockNo, int] = {}
        titles: list[str] = []
        for place in block_numbers(self.start, self.end):
            text = self.blocks[place].text
            if self.sheet.may_be_title(place):
                titles += [text] if len(text) >= SHORTEST_AGAIN else []
                continue
            for title in titles if len(text) > LONGEST_TITLE else ():
                end = text.find(title, 0, len(title) + MOST_BEFORE) + len(title)
                if end >= len(title):
                    found[place] = end
        return found

    def prints_twice(self, place: BlockNo) -> bool:
        """Whether a line that states a field stands above in the same words."""
        text = self.sheet.text(place)
        above = any(self.sheet.text(near) == text for near in block_numbers(self.start, place))
        return above and self.sheet.states(place, Label.SUBTITLE, Label.PERSON, Label.DATE)

    def claims(self, place: BlockNo) -> tuple[Claim, ...]:
        """Every way to read a block, worked out when first asked for."""
        if place not in self._claims:
            self._claims[place] = tuple(_claims(self, place))
        return self._claims[place]


def _claims(head: Head, place: BlockNo) -> Iterator[Claim]:
    block = head.blocks[place]
    if block.marked:
        yield Claim(Label.BODY, 0, ("marked",))
        return
    stated = [claim for claim in head.sheet.stated(place) if not (claim.below and place == head.start)]
    if head.titled and place == head.start:
        yield Claim(Label.NOTE, head.rules.front.weights["piece"], ("piece",))
        yield from (claim for claim in stated if claim.label is Label.TITLE)
        return
    stated += [*_runs_on(place, head), *_prints_again(place, head), *_named_first(place, head)]
    frames = list(_frames(block.text, place, head))
    yield from (claim for claim in stated if claim.label is not Label.BODY)
    yield from _titles(block.text, place, head)
    yield from frames
    turns = max((claim.weight for claim in stated if claim.label is Label.BODY), default=0)
    yield _body(place, head, turns, [*stated, *frames])


def _runs_on(place: BlockNo, head: Head) -> Iterator[Claim]:
    """A salutation that runs on into the first sentence of a speech."""
    if head.inner or head.sheet.addresses(place) or head.sheet.sign(place) or head.sheet.opens_body(place):
        return
    end = find_address(head.blocks[place].text, head.rules, opening=True)
    if end is not None:
        part = Part("salutation", place, Offset(0), end)
        weight = head.rules.front.weights["addressed"]
        yield Claim(Label.SALUTATION, weight, ("salutation runs on",), (part,), end=end, last=True)


def _named_first(place: BlockNo, head: Head) -> Iterator[Claim]:
    """Somebody with an office, on a line of a salutation that goes on below."""
    text = head.blocks[place].text
    if not (text[-1] == "," and len(text) <= LONGEST_NAMED and text[:-1].endswith(head.rules.offices)):
        return
    below = next((near for near in range(place + 1, head.end) if not head.blocks[near].text.endswith(",")), head.end)
    if any(head.sheet.addresses(near) for near in block_numbers(place + 1, min(below + 1, head.end))):
        part = Part("salutation", place, Offset(0), Offset(len(text)))
        yield Claim(Label.SALUTATION, head.rules.front.weights["addressed"], ("named above who is addressed",), (part,))


def _prints_again(place: BlockNo, head: Head) -> Iterator[Claim]:
    """A line above, printed again at the head of a paragraph that lost its line ends: there it is the title."""
    end = head.again.get(place)
    if end is None:
        return
    text = head.blocks[place].text
    parts = [Part("title", place, Offset(0), Offset(end))]
    behind = end + (text[end] == " ")
    address = find_address(text[behind:], head.rules, opening=True)
    if address is not None:
        parts.append(Part("salutation", place, Offset(behind), Offset(behind + address)))
    goes_on = Offset(behind + (address or 0))
    yield Claim(
        Label.TITLE, head.rules.front.weights["glued_again"], ("printed again",), tuple(parts), end=goes_on, last=True
    )


def _titles(text: str, place: BlockNo, head: Head) -> Iterator[Claim]:
    """The line as a title, as what goes on with the line above, or as what says where the speech was given."""
    front, weights = head.rules.front, head.rules.front.weights
    dated = DATED.match(text)
    part = Part("title", place, Offset(dated.end() if dated else 0), Offset(len(text)))
    fits = head.sheet.may_be_title(place) or (text[-1] == "!" and head.sheet.may_call(place))
    if not fits or head.sheet.opens_body(place) or head.sheet.frame(place):
        return
    worth, why = front.weigh(text, Label.TITLE)
    named = bool(head.name) and names_file(text, head.name)
    witnesses = [("named_so", named), ("printed_above", head.printed_above(place))]
    told = [name for name, holds in witnesses if holds]
    why = (*why, *(name.replace("_", "-") for name in told))
    if worth >= 0 or not head.titled:
        own = weights["title_in_piece" if head.titled else "title"]
        yield Claim(Label.TITLE, own + worth + sum(weights[name] for name in told), why, (part,))
    if place == head.start or head.blocks[place].apart:
        return
    two = f"{head.blocks[place - 1].text}\n{text}"
    joined, why = front.weigh(two, "joined")
    if joined := weights["glued_again"] if head.prints_whole(place) else joined:
        yield Claim(Label.TITLE, weights["joined"] + joined, why, (part,), below=Label.TITLE)
    on, why = front.weigh(two, "subtitle-goes-on")
    if on:
        yield Claim(
            Label.SUBTITLE, on, why, (Part("subtitle", place, Offset(0), Offset(len(text))),), below=Label.SUBTITLE
        )
    above = head.blocks[place - 1].text
    if front.spoken_at.fullmatch(text) and front.motto.search(above) and not front.titled.fullmatch(above):
        part = Part("subtitle", place, Offset(0), Offset(len(text)))
        yield Claim(Label.SUBTITLE, 0, ("spoken-at",), (part,), below=Label.TITLE)


def _frames(text: str, place: BlockNo, head: Head) -> Iterator[Claim]:
    """The line as one of the page: by a rule, or because a better title stands below."""
    weights = head.rules.front.weights
    rule = head.sheet.frame(place)
    if rule:
        yield Claim(Label.FRAME, 0, (rule.name,), frame=rule.name)
        return
    introducing = (naming for naming in head.rules.front.naming if naming.where == ("introduction",))
    if any(naming.match(text) for naming in introducing):
        yield Claim(Label.FRAME, 0, ("introduction",), frame="lead-in")
        return
    if head.inner or head.sheet.opens_body(place):
        return
    if head.rules.front.lead_in.fullmatch(text):
        yield Claim(Label.FRAME, 0, ("lead-in",), frame="lead-in")
        return
    if not _HAN_PAIR.search(text):
        # above a title it is the page's; below one the same in another language
        yield Claim(Label.FRAME, weights["scrap"], ("scrap",), frame="title-bar", titled=False)
        yield Claim(Label.NOTE, weights["scrap"], ("foreign",), titled=True)
        return
    for frame, weight in _page_lines(text, place, head):
        yield Claim(Label.FRAME, weights[weight], (weight,), frame=frame, titled=False if weight in ABOVE else None)
    if head.sheet.may_be_title(place):
        yield Claim(Label.NOTE, weights["unread"], ("unread",), titled=True)


def _page_lines(text: str, place: BlockNo, head: Head) -> Iterator[tuple[str, str]]:
    """What a line may be to the page, and the name of its weight."""
    if place == head.start and names_file(text, head.name, whole=True) and _is_titled_below(head):
        yield "title-bar", "file_name"
    elif place in head.repeated:
        yield "title-bar", "printed_again"
    elif head.prints_twice(place):
        yield "title-bar", "printed_twice"
    elif head.sheet.may_be_title(place):
        yield "title-bar", "headline"
    elif _is_chapter(place, head):
        yield "title-bar", "chapter"
    elif states_a_field(head.sheet.stated(place), head.rules.front):
        return
    elif len(text) <= SCRAP and text[-1] not in STOPS and not _has_number(place, head):
        yield "title-bar", "scrap"
    elif len(text) <= LONGEST_PROSE and any(above < place for above in head.repeated):
        yield "report", "prose_between"


def _is_titled_below(head: Head) -> bool:
    """Whether a title may stand below the first line."""
    below = block_numbers(head.start + 1, min(head.start + NEAR, head.end))
    return any(
        head.sheet.may_be_title(place) and head.rules.front.weigh(head.sheet.text(place), Label.TITLE)[0] > 0
        for place in below
    )


def _has_number(place: BlockNo, head: Head) -> bool:
    """Whether a line opens with a number that sections have."""
    sign = head.sheet.sign(place)
    return sign is not None and sign.style.kind == "section"


def _is_chapter(place: BlockNo, head: Head) -> bool:
    """Whether a short numbered line stands right above one that may be a title, as the chapter in a path does."""
    short = len(head.blocks[place].text) <= LONGEST_TITLE and head.sheet.sign(place) is not None
    return short and not head.titled and place + 1 < head.end and head.sheet.may_be_title(BlockNo(place + 1))


def weigh_body(text: str, grammar: FrontGrammar) -> tuple[float, tuple[str, ...]]:
    """What the opening of a text weighs for the body, and why; a long one is prose wherever it is cut."""
    return grammar.weigh(text if len(text) <= OPENING else f"{text[:OPENING]}。", Label.BODY)


def _body(place: BlockNo, head: Head, turns: float, stated: Sequence[Claim]) -> Claim:
    """The body as beginning with the line."""
    weights = head.rules.front.weights
    worth, why = weigh_body(head.blocks[place].text, head.rules.front)
    if _has_number(place, head) or head.rules.front.apart.fullmatch(head.blocks[place].text):
        worth += weights["body_numbered"]
    if states_a_field(stated, head.rules.front) and not turns:
        worth += weights["body_states_a_field"]
    if any("introduction" in claim.why for claim in stated):
        worth = min(worth, 0)  # hardly a text begins with what introduces it
    return Claim(Label.BODY, worth + turns, why)
