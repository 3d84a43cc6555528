"""One planner's job each: values in, values out. The only thing that faces call."""
