"""From a file to tables of cells, behind a gate."""
