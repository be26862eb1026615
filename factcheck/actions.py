"""The registry of actions: id, title, keys, help, where. Everything that shows or binds a key reads it from here."""
