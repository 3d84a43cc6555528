"""Which pins and limits cannot hold together, and the smallest repair."""
