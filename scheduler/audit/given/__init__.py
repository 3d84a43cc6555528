"""What a case says before any roster: shifts in minutes, one officer's dates, demand by duty."""
