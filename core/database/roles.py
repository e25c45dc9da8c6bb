"""The database role the site runs as: everything it needs and nothing that unmakes a promise.

Triggers keep published texts and the ledger as they are, but a table's owner may disable a
trigger or truncate. So the owner's role migrates, and the site runs as another one that owns
nothing, alters nothing, truncates nothing, and lacks even the privilege for what the triggers
refuse outright.
"""

from django.db.backends.utils import CursorWrapper

# A trigger whose function does nothing but raise, without a condition: what it guards can
# never succeed. tgtype: 1 each row, 2 before, 8 delete, 16 update.
NEVER_ALLOWED = r"""
SELECT c.relname, t.tgtype & 16 <> 0, t.tgtype & 8 <> 0
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc p ON p.oid = t.tgfoid
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
WHERE NOT t.tgisinternal AND t.tgtype & 3 = 3 AND t.tgqual IS NULL AND t.tgattr = ''
  AND p.prosrc ~ '^\s*BEGIN\s+RAISE EXCEPTION'
ORDER BY c.relname
"""
# The role itself and every role it may become by SET ROLE.
DANGEROUS = """
SELECT bool_or(other.rolsuper OR other.rolcreaterole OR other.rolcreatedb
               OR other.rolreplication OR other.rolbypassrls
               OR EXISTS (SELECT FROM pg_class WHERE relowner = other.oid)
               OR other.rolname = current_user)
FROM pg_roles me JOIN pg_roles other ON other.oid = me.oid
     OR (NOT me.rolsuper AND pg_has_role(me.oid, other.oid, 'MEMBER'))
WHERE me.rolname = %s
"""
# What Django keeps about itself; only migrations write here.
OF_THE_OWNER = ("django_migrations",)


class UnfitRole(Exception):
    """The role is missing, or has powers no grant can take away."""


def grant(cursor: CursorWrapper, role: str) -> dict[str, tuple[str, ...]]:
    """Give `role` what the site needs, as the owner of the tables. May be repeated.

    Returns:
        The privileges the role lacks on tables whose rows stay as they are, by table.

    Raises:
        UnfitRole: it does not exist, owns something here, or may create roles or databases.
    """
    _refuse_unfit(cursor, role)
    name = _quoted(role)
    for statement in _statements(name):
        cursor.execute(statement)
    kept = _never_allowed(cursor)
    for table, privileges in kept.items():
        cursor.execute(f"REVOKE {', '.join(privileges)} ON {_quoted(table)} FROM {name}")
    return kept


def _refuse_unfit(cursor: CursorWrapper, role: str) -> None:
    cursor.execute(DANGEROUS, [role])
    (is_dangerous,) = cursor.fetchone()
    if is_dangerous is None:
        raise UnfitRole(f"There is no role {role}: CREATE ROLE {_quoted(role)} LOGIN PASSWORD '…'")
    if is_dangerous:
        raise UnfitRole(f"{role} owns tables or has powers of its own: the site needs another role")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _statements(name: str) -> list[str]:
    schema = "IN SCHEMA public"
    return [
        f"REVOKE ALL ON ALL TABLES {schema} FROM {name}",
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {name}",
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES {schema} TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES {schema} TO {name}",
        f"GRANT EXECUTE ON ALL FUNCTIONS {schema} TO {name}",
    ]


def _never_allowed(cursor: CursorWrapper) -> dict[str, tuple[str, ...]]:
    kept: dict[str, tuple[str, ...]]
    kept = dict.fromkeys(OF_THE_OWNER, ("INSERT", "UPDATE", "DELETE"))
    cursor.execute(NEVER_ALLOWED)
    for table, updates, deletes in cursor.fetchall():
        refused = {"UPDATE": updates, "DELETE": deletes}
        words = {word for word, is_refused in refused.items() if is_refused}
        kept[table] = tuple(sorted(words.union(kept.get(table, ()))))
    return kept
