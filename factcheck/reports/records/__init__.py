"""Verdict records: one verdict as a file that anybody can recompute, without the desk it came from.

A record says what was claimed, which statement was held against it, the evidence by digest and words, the relation with
the version of the rules, the verdict, who gave it and the head of the desk's chain. `schema/record-1.schema.json`
describes it.
"""
