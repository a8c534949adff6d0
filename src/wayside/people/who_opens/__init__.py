"""Who may open a record: colleagues let in for a time, workers locked out."""
