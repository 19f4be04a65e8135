"""What a reader can take away: a map, a day, the data."""
