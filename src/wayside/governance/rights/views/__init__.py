"""Pages of requests to put right or erase: a worker's, and the governance officer's."""
