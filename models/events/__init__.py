"""Events that change a published roster, and what a replan holds still for them."""
