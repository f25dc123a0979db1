"""Jobs around a set meeting: its stages, slots, bids and templates."""
