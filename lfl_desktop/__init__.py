"""LfL Desktop: a record of action learning sets for those who facilitate them."""

__version__ = "0.1.0"
