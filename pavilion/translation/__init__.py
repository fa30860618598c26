"""Texts in several languages: who wrote them, in which state they are, and who translates."""
