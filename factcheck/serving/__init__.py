"""What a desk shows to browsers and programs that ask for it."""
