"""Two desks that were one: what went apart, and how it is put together again."""
