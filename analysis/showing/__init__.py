"""From tables to pictures, and from pictures to files."""
