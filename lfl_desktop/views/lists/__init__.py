"""Actions, challenges and impact as lists."""
