"""One report in several printings, and another agency's report of the same day."""

REPORT = """\
Finland became a member of the North Atlantic Treaty Organization on Tuesday, the thirty-first.
Foreign Minister Pekka Haavisto handed the document of accession to US Secretary of State Antony
Blinken in Brussels, and the flag of Finland was raised at the headquarters of the alliance for the
first time. President Sauli Niinisto said that an era of military non-alignment had come to its end.
The border between the alliance and Russia is now twice as long as it was before. Secretary General
Jens Stoltenberg said that he looked forward to the day on which Sweden would be a member as well.
"""
CHANGED = REPORT.replace("handed the", "gave the").replace("twice as long", "double the length")
HALF = REPORT[: REPORT.index("President Sauli")]
FRAMED = f"HELSINKI. Our own correspondent reports.\n\n{REPORT}\nMore news on page four.\n"
OTHER_AGENCY = """\
BRUSSELS - The blue-and-white flag of Finland went up in front of the headquarters of NATO. Finland
joined NATO on April 4, as its newest member. Antony Blinken, the US Secretary of State, took the
papers of accession from Pekka Haavisto, the Finnish Foreign Minister. Turkey had been the last of
the thirty allies to agree, a week ago. Moscow announced countermeasures, without saying which. For
Stoltenberg, who leads the alliance, it was a historic day; Sweden, whose bid Turkey and Hungary
hold up, should follow. President Niinisto spoke of the beginning of a new time.
"""
