"""Files that people hand in: judged by what they hold, scanned, named safely. It keeps none: the
room whose record a file belongs to does, behind that record's policies and keys."""
