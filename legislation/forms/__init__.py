"""What people type about laws: a comment, a decision, a reply."""
