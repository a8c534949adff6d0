"""Key rings, and what is locked with them: fields, search tokens, sealed boxes.

Each side of the partnership may hold its own ring. An instance that was not given a side's ring
can put things in (a box is sealed with a public key), and can read nothing.
"""
