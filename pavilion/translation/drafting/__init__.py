"""What can be said in the other language without an engine: measures, terms, names."""
