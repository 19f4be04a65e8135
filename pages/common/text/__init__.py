"""The written text of a page: its Markdown, citations, documents and records."""
