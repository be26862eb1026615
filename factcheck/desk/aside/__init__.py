"""What lies beside the journal: private to a person, or made of what it says and thrown away at any time."""
