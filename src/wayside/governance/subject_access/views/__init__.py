"""Pages of requests for what is kept: a worker's, and the governance officer's."""
