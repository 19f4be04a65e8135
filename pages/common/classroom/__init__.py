"""Pages for a class: tours, two days compared, quiz, worksheet, lesson plans."""
