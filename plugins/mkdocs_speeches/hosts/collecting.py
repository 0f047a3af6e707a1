"""Python's search for circles of dead values, which a library of live ones keeps busy for nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def spare_collection(*, to_last: bool) -> Iterator[None]:
    """Looks for no circles while a library is built: it has none, and each look goes through all that is there.

    Where the library is `to_last` till the process ends, it is not gone through afterwards either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        if to_last:
            gc.freeze()
    finally:
        if was_on:
            gc.enable()
