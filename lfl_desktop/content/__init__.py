"""What papers, tables and lists say, made from what came through the gate. Knows no page."""
