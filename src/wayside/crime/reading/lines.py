"""Sets of line numbers, kept small: differences, compressed as they come."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Lines = Sequence[int] | Numbers


class LineNumbers:
    """Collects line numbers of one kind in memory that hardly grows with the file."""

    def __init__(self) -> None:
        self.count = 0
        self._packer = zlib.compressobj(1)
        self._packed: list[bytes] = []
        self._is_closed = False

    def add(self, numbers: Lines) -> None:
        """Add a batch of numbers, in any order."""
        batch = np.asarray(numbers, dtype="<i4")
        if len(batch):
            self.count += len(batch)
            self._packed.append(self._packer.compress(batch.tobytes()))

    def packed(self) -> bytes:
        """Everything added, for storing; nothing can be added afterwards."""
        if not self._is_closed:
            self._packed.append(self._packer.flush())
            self._is_closed = True
        return b"".join(self._packed)

    def numbers(self) -> Numbers:
        """Everything added, ascending; nothing can be added afterwards."""
        return unpacked(self.packed())


def unpacked(packed: bytes) -> Numbers:
    """The numbers, ascending."""
    return np.sort(np.frombuffer(zlib.decompress(packed), dtype="<i4"))
