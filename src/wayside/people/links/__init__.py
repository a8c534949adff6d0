"""One person known to two agencies: a link reviewer judges, and neither agency learns of it until
the person has said yes in both."""
