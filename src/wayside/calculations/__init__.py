"""Pure calculations: numbers in, numbers out; no Django, and no package here knows another."""
