"""What a terminal can do, and what may safely be written to it."""
