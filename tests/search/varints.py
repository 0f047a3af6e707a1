"""How the reader in the browser takes numbers out of bytes, said once more."""

from __future__ import annotations


def decode(data: bytes) -> list[int]:
    """The numbers, the last of which ends with the bytes."""
    numbers, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    assert shift == 0, "the last number ends"
    return numbers
