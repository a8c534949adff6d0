"""The pages on which tokens are made and watched over, and the document of the API."""
