"""The article that started the project: its statements, held against the record."""
