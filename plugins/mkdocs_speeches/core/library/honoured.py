"""Whom or what the title of a speech honours."""

from __future__ import annotations

import re

import numpy as np

from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, TermKind
from mkdocs_speeches.core.text.arrays import text_of

_IN_HONOUR_OF = re.compile(
    r"(?:纪念|悼念|缅怀|怀念|追悼|追思|学习)(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:同志|先生|女士|教授|院士|烈士|诞辰|诞生|逝世|牺牲|$)",
    re.MULTILINE,
)


def find_honoured(segmented: SegmentedTexts) -> Mentions:
    """Where those stand in each speech whom its title honours (纪念…同志诞辰), and who come back in it."""
    found = []
    text = text_of(segmented.codes)
    for block in np.flatnonzero(segmented.is_title).tolist():
        first, last = segmented.bounds[block : block + 2].tolist()
        for honoured in _IN_HONOUR_OF.finditer(text[first:last]):
            speech = segmented.speeches[block]
            begin, end = segmented.bounds[np.searchsorted(segmented.speeches, [speech, speech + 1])].tolist()
            name = honoured["name"]
            found += [(begin + place.start(), len(name)) for place in re.finditer(re.escape(name), text[begin:end])]
    starts, lengths = np.array(sorted(set(found)), dtype=np.int64).reshape(-1, 2).T
    keys = segmented.prints.of(starts, starts + lengths)
    return Mentions(starts, starts + lengths, keys, np.full(starts.size, TermKind.NAME))
