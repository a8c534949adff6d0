"""What is asked of people and of readers of the feed; forms only validate."""
