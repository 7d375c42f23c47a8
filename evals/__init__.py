"""Scorers and measurements over annotated pages and public development data."""
