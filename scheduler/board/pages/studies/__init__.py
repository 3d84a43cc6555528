"""比选: scenarios side by side, stress tests, leave against cover, bottlenecks."""
