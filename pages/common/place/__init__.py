"""Who ruled this town? The page, its clock, and the history of a place."""
