"""The process in which untrusted files are read."""
