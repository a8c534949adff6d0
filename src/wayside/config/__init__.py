"""Settings, addresses, the command line, the embedded database and the jobs worker."""
