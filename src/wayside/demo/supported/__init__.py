"""Sixty invented people with eighteen months of support: nobody here was ever anybody."""

from wayside.demo.supported.living import live

__all__ = ["live"]
