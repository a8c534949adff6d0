"""Pages of safe contact."""

from wayside.people.contact.views.reaching import ask_first, attempt, contact
from wayside.people.contact.views.writing import add, agree, change, recheck, retire, warn

__all__ = ["add", "agree", "ask_first", "attempt", "change", "contact", "recheck", "retire", "warn"]
