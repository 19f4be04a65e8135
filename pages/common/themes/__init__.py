"""Pages that tell a story, and what stands on some of them."""
