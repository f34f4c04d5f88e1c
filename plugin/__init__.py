"""The plugin's rooms; see the design for which may know which."""
