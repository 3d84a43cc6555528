"""The roster for the wall (张贴)."""
