"""What is recorded on a desk, typed, and how it is found: by its name, by where it belongs, by what changed."""
