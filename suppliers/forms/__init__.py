"""Cleaning what people type: any common spelling in, one spelling out."""
