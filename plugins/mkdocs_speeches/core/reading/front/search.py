"""All labellings of the lines above a text are weighed against each other; the best sum wins, by a known margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.model import BlockNo, Offset, block_numbers
from mkdocs_speeches.core.reading.front.evidence import OPENING, Head, weigh_body
from mkdocs_speeches.core.reading.front.fields import Claim
from mkdocs_speeches.core.rules.front import Label
from mkdocs_speeches.core.rules.kinds import Trait

MOST_READINGS = 12
"""So many of the best readings are followed from line to line; of those that differ in nothing that is to come, two."""
_FOLLOWS: Mapping[Label, frozenset[Label]] = {
    Label.SUBTITLE: frozenset({Label.TITLE}),
    Label.PERSON: frozenset({Label.TITLE, Label.SUBTITLE, Label.DATE, Label.OFFICE}),
    Label.OFFICE: frozenset({Label.TITLE, Label.SUBTITLE, Label.DATE, Label.PERSON}),
    Label.DATE: frozenset({Label.TITLE, Label.SUBTITLE, Label.PERSON, Label.OFFICE}),
    Label.SALUTATION: frozenset({Label.TITLE, Label.SUBTITLE, Label.PERSON, Label.DATE, Label.OFFICE}),
}
"""What stands right below what in print."""


@dataclass(frozen=True, slots=True)
class _Path:
    """The lines read so far: the last claim and the path before it, and what speaks for all of them.

    `filled` are the fields that they state, `last` and `place` the label and the line of the last one; `closed`:
    nothing of the front follows.
    """

    score: float
    claim: Claim | None
    before: _Path | None
    filled: frozenset[Label]
    last: Label | None
    place: BlockNo
    closed: bool

    def claims(self) -> tuple[Claim, ...]:
        """What each line is read as, from the first."""
        found: list[Claim] = []
        path: _Path | None = self
        while path and path.claim:
            found.append(path.claim)
            path = path.before
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a front: what each line is, where the body begins. `score` sums what speaks for it."""

    score: float
    path: _Path
    body: BlockNo
    offset: Offset

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.path.claims()

    @property
    def filled(self) -> frozenset[Label]:
        """The fields that its lines state."""
        return self.path.filled


def find_readings(head: Head) -> list[Reading]:
    """The readings of a front that have a body or an end, the best first; at least one."""
    search = _Search(head)
    paths: Sequence[_Path] = (_Path(0, None, None, frozenset(), None, BlockNo(-1), False),)
    for place in block_numbers(head.start, head.end):
        paths = search.follow(paths, place)
        if not paths:
            break
    lost = head.rules.front.weights["no_body"]
    search.done += [Reading(path.score + lost, path, head.end, Offset(0)) for path in paths]
    return sorted(search.done, key=lambda reading: -reading.score)


class _Search:
    """Follows the best readings of a head from line to line; `done` are those that have come to the body."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.weights = head.rules.front.weights
        self.reports = head.rules.frames.traits[Trait.REPORT]
        self.done: list[Reading] = []

    def follow(self, paths: Sequence[_Path], place: BlockNo) -> Sequence[_Path]:
        """The best paths that go one line further."""
        longer: dict[tuple[object, ...], list[_Path]] = {}
        for path in paths:
            for claim in self.head.claims(place):
                if claim.label is Label.BODY:
                    behind = self.weights["body_behind_salutation"] if path.last is Label.SALUTATION else 0
                    if path.claim and path.claim.frame in self.reports and "prose_between" not in path.claim.why:
                        behind += self.weights["body_behind_report"]
                    self.done.append(Reading(path.score + claim.weight + behind, path, place, Offset(0)))
                elif _may_follow(path, claim, place):
                    self._step(path, claim, place, longer)
        kept: list[_Path] = []
        for several in longer.values():
            kept += sorted(several, key=_by_score)[:2]
        return sorted(kept, key=_by_score)[:MOST_READINGS]

    def _step(self, path: _Path, claim: Claim, place: BlockNo, longer: dict[tuple[object, ...], list[_Path]]) -> None:
        """Goes on by one claim: to the next line, or to the body where that runs on behind it."""
        passes = claim.label in (Label.FRAME, Label.NOTE)
        stays = claim.label is Label.FRAME or claim.titled
        step = _Path(
            score=path.score + claim.weight + (0 if passes else self._order(path, claim, place)),
            claim=claim,
            before=path,
            filled=path.filled | claim.takes,
            last=path.last if passes else claim.ends,
            place=path.place if stays else place,
            closed=claim.last,
        )
        if claim.end is None:
            longer.setdefault((step.filled, step.last, step.place, step.closed), []).append(step)
            return
        rest = self.head.sheet.text(place)[claim.end : claim.end + 2 * OPENING].strip()
        worth = weigh_body(rest, self.head.rules.front)[0] if rest else 0
        self.done.append(Reading(step.score + worth, step, place, claim.end))

    def _order(self, path: _Path, claim: Claim, place: BlockNo) -> float:
        """What it weighs that a line stands where it does."""
        weights, label, last = self.weights, claim.label, path.last
        beside = path.place == place - 1
        goes_on = label is Label.SALUTATION and last is Label.SALUTATION and beside
        if goes_on or claim.below is label:
            return 0
        worth = weights["again"] * len(claim.takes & path.filled)
        if label is Label.OFFICE:
            return worth + (weights["office_beside"] if last is Label.PERSON and beside else 0)
        if label is Label.PERSON and last is Label.OFFICE and beside:
            worth += weights["office_beside"]
        if last is None:
            return worth
        if last not in _FOLLOWS.get(label, ()):
            return worth + weights["out_of_order"]
        return worth + (weights["subtitle_below" if label is Label.SUBTITLE else "in_order"] if beside else 0)


def _may_follow(path: _Path, claim: Claim, place: BlockNo) -> bool:
    """Whether a line may be read so behind the lines above it."""
    titled = Label.TITLE in path.filled
    if path.closed or (claim.titled is not None and claim.titled is not titled):
        return False
    if Label.SALUTATION in path.filled and claim.label in (Label.FRAME, Label.NOTE):
        return False  # behind whom it addresses a text goes on
    if claim.below:
        return path.last is claim.below and path.place == place - 1
    # no speech has two titles, nor one below its subtitle
    return Label.TITLE not in claim.takes or not (titled or Label.SUBTITLE in path.filled)


def _by_score(path: _Path) -> float:
    return -path.score
