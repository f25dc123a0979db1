"""What writes pages as files: PDF, SVG and pictures."""
