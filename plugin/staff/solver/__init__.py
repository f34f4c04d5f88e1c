"""The assignment as numbers: what it costs, the best of all, helpers and backups."""
