"""Disclosures: the only way anything leaves its controller’s hands."""
