"""How often a drawn test is tried: a few times in `make test`, the same each time; long and anew in `make trials`."""

from __future__ import annotations

import os
from itertools import product
from typing import TypeVar

TRIALS = "TRIALS" in os.environ
T = TypeVar("T")


def often(short: T, long: T) -> T:
    """What this run takes: a number of examples, a row of sizes."""
    return long if TRIALS else short


SCREENS = often(((1440, "light"), (390, "dark")), tuple(product((1440, 390), ("light", "dark"))))
"""Widths and schemes that pages are looked at in: a desk by day and a phone by night, or each by both."""
