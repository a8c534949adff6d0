"""A worker's caseload, and the load of each worker."""
