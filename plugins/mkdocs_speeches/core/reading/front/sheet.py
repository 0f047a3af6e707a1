"""The blocks of a seed with what each by itself may state, worked out when first asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from mkdocs_speeches.core.model import BlockNo, Offset, bounds_of
from mkdocs_speeches.core.reading.frames.formulas import find_above
from mkdocs_speeches.core.reading.front.fields import Claim, Part, read_line
from mkdocs_speeches.core.reading.front.salutation import LONGEST_ADDRESS, find_address, is_salutation
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.rules.front import Label
from mkdocs_speeches.core.rules.kinds import DebrisRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign

LONGEST_TITLE = 70
SHORTEST_CALL = 6
"""A title that calls has so many characters at least: `大家好！` is none."""
LONGEST_TURN = 12
"""Who speaks has so many characters at most on a line of his own."""
LEAST_TURNS = 2
"""So often at least each of so many at least speaks in a talk."""
_STOP = re.compile("[。;!:,、…]$|[。;]")
_CALLED_SPEAKER = re.compile(
    "(?!各位|诸位|尊敬|亲爱|同志)[一-鿿·]{1,6}"
    "(?:先生|女士|老师|同志|总|书记|省长|市长|县长|区长|部长|主任|局长|校长|院长)(?=:.)"
)
_TURN = re.compile(r"[\u3400-\u9fffA-Za-z·×()]{1,12} ?:")


class Sheet:
    """The lines of a seed. What a block states, and which frame it is, is worked out once; all else anew from that and
    from the block's words, each time that it is asked."""

    def __init__(self, lines: Sequence[Line], rules: Rules) -> None:
        self.lines = lines
        self.blocks = [line.block for line in lines]
        self.rules = rules
        self._stated: dict[BlockNo, tuple[Claim, ...]] = {}
        self._frames: dict[BlockNo, DebrisRule | None] = {}

    @cached_property
    def turns(self) -> frozenset[str]:
        """The lines that say who speaks: `王五：`, each of several again and again."""
        labels = [block.text for block in self.blocks if block.text[-1] == ":" and len(block.text) <= LONGEST_TURN]
        said = Counter(label for label in labels if _TURN.fullmatch(label) and not is_salutation(label, self.rules))
        again = frozenset(label for label, times in said.items() if times >= LEAST_TURNS)
        return again if len(again) >= LEAST_TURNS else frozenset()

    @cached_property
    def called(self) -> frozenset[str]:
        """How those are called who speak again and again, each time before what they say: `王五先生：`."""
        labels = (match[0] for block in self.blocks if (match := _CALLED_SPEAKER.match(block.text)))
        return frozenset(label for label, times in Counter(labels).items() if times > LEAST_TURNS)

    def text(self, place: BlockNo) -> str:
        """The folded text of a block."""
        return self.blocks[place].text

    def sign(self, place: BlockNo) -> Sign | None:
        """The number that a block opens with, None where an editor marked it."""
        line = self.lines[place]
        return None if line.block.marked else line.sign

    def frame(self, place: BlockNo) -> DebrisRule | None:
        """The rule of frames that the whole block matches, above a speech."""
        if place not in self._frames:
            self._frames[place] = find_above(self.blocks[place], self.rules)
        return self._frames[place]

    def stated(self, place: BlockNo) -> tuple[Claim, ...]:
        """What a block states by its own words, whatever stands beside it."""
        if place not in self._stated:
            self._stated[place] = tuple(self._read(place))
        return self._stated[place]

    def states(self, place: BlockNo, *labels: Label) -> bool:
        """Whether a whole block states one of these fields."""
        return any(
            claim.label in labels
            and claim.end is None
            and not claim.hangs
            and claim.weight >= self.rules.front.weights["stating"]
            for claim in self.stated(place)
        )

    def addresses(self, place: BlockNo) -> bool:
        """Whether a block addresses somebody, at its head or as a whole."""
        return any(claim.label is Label.SALUTATION and not claim.hangs for claim in self.stated(place))

    def opens_body(self, place: BlockNo) -> bool:
        """Whether a block belongs to the text by its own words: a turn of a talk, a heading beside all others."""
        turn = any(claim.label is Label.BODY for claim in self.stated(place))
        return turn or self.rules.front.apart.fullmatch(self.text(place)) is not None

    def may_be_title(self, place: BlockNo) -> bool:
        """Whether a block is as long as titles are, has no stop and no number."""
        block = self.blocks[place]
        fits = not block.marked and len(block.text) <= LONGEST_TITLE
        return fits and not _STOP.search(block.text) and self.sign(place) is None

    def may_call(self, place: BlockNo) -> bool:
        """Whether a block may be a title that calls."""
        text = self.text(place)
        fits = SHORTEST_CALL <= len(text) <= LONGEST_TITLE and not self.blocks[place].marked
        return fits and not _STOP.search(text[:-1]) and self.sign(place) is None

    def _addressed_at_head(self, text: str, place: BlockNo) -> Claim | None:
        """Whom a paragraph addresses at its head, behind a title that lost its line end or without one."""
        weights, why = self.rules.front.weights, "salutation at the head"
        titled = self.rules.front.entitled.match(text) if ":" in text[: LONGEST_TITLE + LONGEST_ADDRESS] else None
        if titled and (end := find_address(text[titled.end() :], self.rules)):
            goes_on = Offset(titled.end() + end)
            parts = (
                Part("title", place, *bounds_of(titled, "title")),
                Part("salutation", place, Offset(titled.end()), goes_on),
            )
            return Claim(Label.TITLE, weights["glued_again"], (why, "titled"), parts, end=goes_on, last=True)
        if end := find_address(text, self.rules):
            part = Part("salutation", place, Offset(0), end)
            return Claim(Label.SALUTATION, weights["addressed"], (why,), (part,), end=end, last=True)
        return None

    def _read(self, place: BlockNo) -> Iterator[Claim]:
        text, front = self.text(place), self.rules.front
        if text in self.turns or ((called := _CALLED_SPEAKER.match(text)) and called[0] in self.called):
            yield Claim(Label.BODY, 0, ("turn",))
            return
        closed = False
        for claim in read_line(text, place, front):
            closed = closed or claim.label in (Label.SALUTATION, Label.BODY)
            yield claim
        if closed or self.sign(place):
            return
        weight = front.weights["addressed"]
        whole = Part("salutation", place, Offset(0), Offset(len(text)))
        if is_salutation(text, self.rules):
            yield Claim(Label.SALUTATION, weight, ("salutation",), (whole,), last=text[-1] in ":!")
        elif addressed := self._addressed_at_head(text, place):
            yield addressed
        elif front.letter_to.fullmatch(text):
            placed = {"titled": True} if front.office_to.fullmatch(text) else {"below": Label.TITLE}
            yield Claim(Label.SALUTATION, front.weights["letter_to"], ("letter-to",), (whole,), last=True, **placed)
