"""Characters of folded text: the one vocabulary of what opens, closes, stops and pauses, and of what is Chinese."""

from __future__ import annotations

import re

OPENS = frozenset("《“‘([【〔")
"""What stands before quoted or bracketed words; nothing ends with it."""
CLOSES = frozenset("》”’)]】〕")
"""What stands behind quoted or bracketed words; nothing begins with it."""
STOPS = frozenset("。!?;")
"""What ends a sentence, or its half that can stand alone."""
PAUSES = frozenset(",、:")
"""What a sentence goes on behind."""
CLINGS = CLOSES | STOPS | PAUSES
"""What belongs to the character before it: no line and no paragraph begins with it."""
TERMINAL = STOPS | CLOSES | frozenset(":….")
"""What ends a sentence, or a line that is whole."""
BEFORE_ORDINAL = CLINGS | frozenset("… ")
"""What may stand before an ordinal inside a paragraph."""
HAN = re.compile("[\u4e00-\u9fff]")
"""A Chinese character."""
SPACES = re.compile(f"[{''.join(sign for sign in map(chr, range(0x10000)) if sign.isspace())}]+")
r"""A run of what `\s` is, which asks for each character anew and takes three times as long."""
