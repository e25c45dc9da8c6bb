"""From rows to what a template prints: no query, no request."""
