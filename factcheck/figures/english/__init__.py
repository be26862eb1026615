"""How the figures of English are read: the scan, the grammar around a number, and what a number is once it is read.

    scanning    where a figure can begin
    digits      figures in digits                  worded      figures in words
    fractions   half a million, half an hour       spelled     cardinals in words
    touching    what touches the digits            before      hedge, money and verb before a number
    after       magnitude and unit behind it       behind      rates, signs and bounds behind that
    labels      dates, ranks, scores, names        nouns       what is counted
    shares      halves, one in five, majorities    ages        ages
    joining     ranges and margins                 lists       what figures of a list share
    units       measures and money                 grammar     the tables made ready
    sense       changes, results of votes, how long something went on

`factcheck.figures.find_figures` is the way in; the words stand in the English pack (`factcheck/language/packs/en/`).
"""
