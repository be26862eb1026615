"""What a figure is about: its subject, row and header, period and base, from the words around it."""
