"""Safeguarding: where lives hang on the process. DASH and MARAC, children, adults at risk, orders,
modern slavery."""
