"""The pieces of the page of countries."""
