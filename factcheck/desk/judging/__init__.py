"""What follows from what people decided: the gate, precedents, corrections; and how a verdict comes to its sources."""
