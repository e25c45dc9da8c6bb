from core.views.errors import link_problem

__all__ = ["link_problem"]
