"""What leaves the planner's desk as a document or a calendar: notices and dispatch orders."""
