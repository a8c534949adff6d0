"""Pages of volunteering: the volunteers', and one person's."""
