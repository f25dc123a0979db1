"""What people write and type: names, days, figures and words, understood and said."""
