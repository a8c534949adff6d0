"""What people ask of the hot spots: views, weights, marked places, exports."""
