"""Graphs for network analysis: views of facts, files that other tools open, pictures."""
