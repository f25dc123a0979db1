"""How documents are laid out on pages: styles, flow, sheets."""
