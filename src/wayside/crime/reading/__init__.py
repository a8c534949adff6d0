"""Reads crime files as a stream and checks every row. Pure: no Django, no database.

``streams`` turns a file into blocks of bytes, ``text`` into chunks of whole lines in UTF-8,
``records`` into columns of text, ``kinds`` says what the file is, ``checks`` what is true of
each row, ``report`` adds it up; ``source`` runs them in turn.
"""
