"""Settings, a few lines an environment over one base."""
