"""Two statements beside each other: their units, subjects, times, bases and words. No numbers are weighed here."""
