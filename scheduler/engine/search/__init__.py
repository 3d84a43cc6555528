"""From a first roster to better ones, level by level."""
