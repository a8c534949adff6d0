"""What the Makefile runs. Standard library only: these start before anything is installed."""
