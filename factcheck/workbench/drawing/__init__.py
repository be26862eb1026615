"""How things look, as lines of named inks: pure functions of data and a width. No widget, no screen, no desk."""
