"""A desk as a whole: copies, exchange with other programs, meeting another desk, first aid, stamps of time."""
