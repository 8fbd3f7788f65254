"""The static edition: the map and the record as a folder that any file server can hold."""
