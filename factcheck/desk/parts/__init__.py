"""The parts of a desk, each with one subject and with what it needs to be handed: `desk.py` puts them together."""
