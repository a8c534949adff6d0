"""The information governance officer's pages: who saw or did what."""
