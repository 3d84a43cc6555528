"""Why each cover, each leave and each lack is as it is."""
