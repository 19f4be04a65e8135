"""Pieces that the pages share."""
