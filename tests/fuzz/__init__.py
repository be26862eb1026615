"""Damaged and made-up input, at random from a seed that is said: nothing may break or hang."""
