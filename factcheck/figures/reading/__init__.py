"""How figures are read: the scan, the grammar around a number, and what a number is once it is read.

    scanning    where a figure can begin
    digits      figures in digits                  worded      figures in words
    numerals    grouped and decimal digits         spelled     cardinals in words
    touching    what touches the digits            before      hedge, money and verb before a number
    after       magnitude, unit, rate behind it    nouns       what is counted
    labels      dates, ranks, scores, names        sense       ages and changes
    shares      halves, one in five, majorities
    joining     ranges, margins, lists             intervals   what the writing leaves open
    units       measures and money                 grammar     a language's tables made ready
    draft       a figure while it is being read

`factcheck.figures.find_figures` is the way in; the words of a language stand in its pack (`factcheck.language`).
"""
