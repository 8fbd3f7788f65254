"""The pieces that only the page of the map has."""
