"""From files to sentences: reports as published, and the page put back into reading order."""
