"""Identity across articles: which facts, persons and texts of several articles are one."""
