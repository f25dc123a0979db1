"""Jobs around members: who belongs, what happened, what they came to."""
