"""What `build_reference` makes of each source table."""
