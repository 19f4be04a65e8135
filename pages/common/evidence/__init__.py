"""Pages that show what the atlas rests on: trade, claims, sources, accuracy."""
