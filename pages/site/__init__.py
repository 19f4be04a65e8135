"""The atlas as files that any web server carries: ``python -m pages.site FOLDER``."""
