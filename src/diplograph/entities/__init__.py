"""Who and what is spoken of: names, titles, bodies, groups and places, linked to a reference."""
