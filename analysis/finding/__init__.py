"""From sentences to findings: one row is one place in the text."""
