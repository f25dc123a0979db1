"""Print and share: papers, posters and the coordinator's file."""
