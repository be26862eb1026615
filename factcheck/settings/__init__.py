"""Configuration, paths and keymap."""
