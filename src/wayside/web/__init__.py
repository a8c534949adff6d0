"""The face: base templates, components, form fields, clock, maps, charts, exports, middleware."""
