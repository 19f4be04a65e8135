"""The map of a page: its declaration, its files, its date, and the text beside it."""
