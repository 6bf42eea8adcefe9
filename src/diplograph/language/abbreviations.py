"""Abbreviations and opening words that decide whether a full stop ends a sentence."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Always lead on to the next word.
LEAD_ON = _set(
    "mr mrs ms mx dr prof gen col lt maj capt sgt cpl brig adm cmdr cdr rev fr hon h.e he.mr h.h "
    "h.m h.r.h h.i.m st sen rep gov pres amb supt insp messrs mme mlle mgr smt vs v cf e.g i.e "
    "viz approx ca sr.gen lt.gen maj.gen brig.gen lt.col fig vol para paras pp sec art arts ch ed "
    "eds esp incl hrh hon'ble dy asst assoc pte tel"
)
#: Lead on where a number follows, and may end a sentence otherwise.
LEAD_ON_TO_NUMBER = _set(
    "no nos art p pp vol fig sec par ch us u.s rs jan feb mar apr jun jul aug sep sept oct nov dec"
)
#: End a sentence only before a word that opens sentences.
MAY_END = _set(
    "inc ltd co corp bros llc plc jr sr esq dept govt univ intl assn dist ave blvd rd mt ft ph.d "
    "phd m.d b.a m.a d.c d.phil ll.b jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues "
    "wed thu thur thurs fri sat sun op.cit ibid est min max int'l nat'l"
)
#: End a sentence before any capital that does not belong to the same expression.
END_BEFORE_CAPITAL = _set("a.m p.m am pm bn mn tn mln bln trln km kg sq cu hrs etc al")
#: Capitals that go on with ``9 a.m.``.
CLOCK_WORDS = _set(
    "monday tuesday wednesday thursday friday saturday sunday gmt utc eastern pacific central "
    "mountain local astana moscow beijing est edt cet ist"
)
#: Words that, after an abbreviation or an initial, open a new sentence.
OPENING_WORDS = _set(
    "the a an he she it they we i you in on at this that these those his her its their our my but "
    "and or however as after before during for from if when while with without to by both also "
    "according meanwhile earlier later there here under since last next such some many most all no "
    "not now one two three then so yet moreover of what who why how where which although though "
    "because once until despite following speaking asked today yesterday tomorrow along among "
    "another any each every everyone neither nor only other others several thus through let please "
    "recently currently finally first second third further furthermore additionally"
)
