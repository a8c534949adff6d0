"""Pages of risk assessments, their template, nights and check-ins."""
