"""Figures of a language whose grammar around a number is told by tables alone.

English is read by `figures.english`, whose code knows its grammar. Every other language is read here: a pack says what
its scales, units, hedges and number words are and in which phrases a number stands, and nothing below knows a word.

    tokens      words, numbers and signs       lexicon     a pack made ready for look-up
    cardinals   numbers in words, and scales   shares      parts of a whole, multiples
    labels      dates, ranks, scores, names    around      hedges, units, changes
    joining     ranges, "from 8 to 10 %"
"""
