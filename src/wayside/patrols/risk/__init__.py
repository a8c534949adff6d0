"""The risk assessment before every deployment, and the check-ins while a patrol is out."""
