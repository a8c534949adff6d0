"""What pages and the feed show, as plain values."""
