"""Tables that other people keep, read into facts: each row's words are the evidence of its facts.

A table's own columns decide what is told (who visited whom, when); its free text adds to it.
"""
