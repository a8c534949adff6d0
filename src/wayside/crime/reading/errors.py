"""A file that cannot be read at all, in words for whoever brought it."""


class UnreadableFileError(Exception):
    """Nothing of the file is loaded; the message says why and what to do, ``line`` where."""

    def __init__(self, sentence: str, *, line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line
