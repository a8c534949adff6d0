"""What may go wrong with keys, each with a sentence that says what to do."""


class VaultError(RuntimeError):
    """Something that is locked could not be opened or locked; nothing has changed."""


class NoKeysError(VaultError):
    """This instance was not given the ring."""


class LostKeyError(VaultError):
    """The ring no longer holds the key that something was locked with."""

    def __init__(self, ring: str, sentence: str) -> None:
        super().__init__(sentence)
        self.ring = ring


class TamperedError(VaultError):
    """The bytes are not those that were locked, or belong to another record or field."""


class BadKeysError(VaultError):
    """The text given as keys is none."""
