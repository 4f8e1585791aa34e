"""From sentences to words, and from words to numbers."""
