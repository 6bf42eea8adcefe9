"""Facts as RDF: mapping, the SHACL gate, files, shortcuts, questions."""
