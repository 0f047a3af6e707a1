"""While a library is built no circles are looked for; before and after they are."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from mkdocs_speeches.hosts.collecting import spare_collection


@pytest.fixture(autouse=True)
def _nothing_is_spared() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.freeze()


def test_collection_goes_on_as_it_was() -> None:
    with spare_collection(to_last=False):
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    with pytest.raises(ValueError, match="failed"), spare_collection(to_last=True):
        raise ValueError("failed")
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_library_that_lasts_is_not_gone_through_again() -> None:
    with spare_collection(to_last=True):
        library = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() > len(library)


def test_where_collection_is_off_it_stays_so() -> None:
    gc.disable()
    with spare_collection(to_last=False):
        pass
    assert not gc.isenabled()
    gc.enable()
