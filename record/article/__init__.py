"""The article that started the project: its statements, checked against the record."""
