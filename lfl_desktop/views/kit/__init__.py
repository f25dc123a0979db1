"""What every place is built from: the desk, screens, controls, binding, tables and text."""
