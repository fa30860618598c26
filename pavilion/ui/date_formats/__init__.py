"""Django's own date formats (the back office uses them), as the pavilion writes dates."""
