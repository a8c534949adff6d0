"""The component gallery, there only while developing."""
