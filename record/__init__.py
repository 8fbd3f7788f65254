"""The tables with what follows from them, taken up again when they are replaced."""
