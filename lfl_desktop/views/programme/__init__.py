"""The programme: calendar, facts, schools."""
