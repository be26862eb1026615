"""Claims held against numbers that the source gives only the parts of: sums, shares, changes, averages."""
