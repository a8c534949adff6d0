"""The face of feedback and complaints."""
