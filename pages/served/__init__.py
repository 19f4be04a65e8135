"""What a page says before any of it is drawn: its title, and its card where a link is shared."""
