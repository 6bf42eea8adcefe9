"""Political events as the field codes them: who did what to whom, in PLOVER's and CAMEO's terms."""
