"""Homes: moving in, staying, what puts a home at risk, notices, and what comes after."""
