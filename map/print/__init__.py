"""The map of a day as a page for print: SVG, PNG and PDF."""
