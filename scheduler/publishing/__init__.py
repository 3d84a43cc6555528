"""What happens to a roster after it is made: how two of them differ, who can step in, who does, who swaps."""
