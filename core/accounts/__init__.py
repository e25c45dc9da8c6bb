"""Signing in and up: allauth's flows, with our forms, mail and identity rule."""
