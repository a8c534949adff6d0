"""How somebody can be reached without putting them in danger, and when silence lasts too long."""
