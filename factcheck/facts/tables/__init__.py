"""Tables are asked questions, not searched for numbers."""
