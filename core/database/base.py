"""Django's PostgreSQL backend, for which the server comes up when it is first needed.

Starting it here, not in the settings, keeps reading the settings free of side effects
(type checking, documentation and editors read them too), while every `manage.py`
command still finds a running database.
"""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper
from psycopg import OperationalError

from core.embedded.postgres import create_database, ensure_running


class DatabaseWrapper(PostgreSQLWrapper):
    """OPTIONS may hold `embedded_root`: "test" is a second server without fsync."""

    def get_connection_params(self) -> dict[str, Any]:
        wrapped = self.settings_dict
        options = dict(wrapped["OPTIONS"])
        root = options.pop("embedded_root", "")
        self.settings_dict = {**wrapped, "OPTIONS": options, "HOST": self._server(root)}
        try:
            return super().get_connection_params()
        finally:
            self.settings_dict = wrapped

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; a database that is not there yet is made, as a newcomer would expect."""
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            if not create_database(conn_params["host"], conn_params["dbname"]):
                raise
        return super().get_new_connection(conn_params)

    def _server(self, root: str) -> str:
        data = settings.STATIC_ROOT.parent
        if root:
            return ensure_running(data / root, durable=False)
        return ensure_running(data)
