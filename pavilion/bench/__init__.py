"""``make bench``: how fast the public pages are, as multiples of a plain Django view.

Requests a second mean little on a machine nobody else has, so each figure stands beside the unit U
of the same minute: a plain view of one SELECT of 24 rows on a covering index, a template and 13 kB
of HTML, with the middleware of a fresh Django project. See docs/performance.md.
"""
