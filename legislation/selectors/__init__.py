"""Reading: what the pages show, fetched in a fixed number of queries."""
