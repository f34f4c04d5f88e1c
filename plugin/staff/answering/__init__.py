"""Who serves a place: its cell, whom to call, which level answers, the nearest provider."""
