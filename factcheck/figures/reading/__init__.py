"""What both readers of figures share: `english`, whose code knows its grammar, and `tabled`, for all other languages.

draft       a figure while it is being read       numerals    grouped and decimal digits
signs       signs and codes of any language       intervals   what the writing leaves open
signed      digits with a sign, in a language without a pack
"""
