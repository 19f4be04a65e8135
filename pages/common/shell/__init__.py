"""What every page has around it: entry, look, guard, address, days and wording."""
