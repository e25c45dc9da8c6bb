"""Comments on a law's text: written, confirmed, checked, answered, and where they are now.

One verb a module. Nothing here knows of requests; views translate the errors into pages.
"""
