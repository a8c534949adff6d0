"""What the component tags draw with: plain functions from values to HTML."""
