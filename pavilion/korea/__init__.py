"""What is true of any Korean company: its number, its names and its addresses in English."""
