"""Jobs around activity systems: their lines, tensions, versions, and what actions change in them."""
