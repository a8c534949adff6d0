"""What goes on for adults at risk, beside one another for a safeguarding lead."""
