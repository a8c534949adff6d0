"""What may go wrong with a backup, each with a sentence that says what to do."""


class BackupError(RuntimeError):
    """A backup could not be made, read or restored; nothing has changed."""


class DamagedError(BackupError):
    """The file is not what was written."""
