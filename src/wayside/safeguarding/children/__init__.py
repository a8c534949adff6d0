"""Children: everybody under 18, or possibly so, whom an agency supports."""
