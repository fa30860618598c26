"""Text into search tokens, questions into PostgreSQL's tsquery, and found words marked.

Korean is taken apart into morphemes and, against what the dictionary does not know, into Hangul
bigrams; English is stemmed by PostgreSQL; quantities and model numbers stay whole. A vector and a
query made here belong together: after a change, ``manage.py rebuild_listings``.
"""
