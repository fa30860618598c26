"""Audiences: public, desk."""
