"""One planner's job each: values in, values out. The only thing that faces call.

A job does not print and does not end the program: it raises a `DutycoverError`, and tells a `Watch` how far it is. A long
job comes in two steps, so that whatever is wrong is known at once: what is asked for is read and refused, then computed.
"""
