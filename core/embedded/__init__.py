"""Servers the project brings along: PostgreSQL, Elasticsearch, and what keeps them.

Nothing here imports Django, so that settings, tests and scripts may all use it. Every
child dies with its parent, nothing runs as root, and nothing outlives its last user.
"""
