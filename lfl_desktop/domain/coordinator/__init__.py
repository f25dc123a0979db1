"""What a coordinator keeps herself of her programme: none of it is part of a set's file or of a pack."""
