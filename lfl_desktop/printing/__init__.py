"""Documents as pages, and the files they are: PDF, SVG and pictures."""
