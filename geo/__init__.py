"""Where: areas, boundaries, borders and their exposure."""
