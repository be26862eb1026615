"""What people decided, and how it is kept."""
