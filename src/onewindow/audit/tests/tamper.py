"""What only the owner of the tables can do: lift the trigger and change what was recorded."""

from typing import Any

from django.db import connection


def tamper(table: str, statement: str, parameters: list[Any] | None = None) -> int:
    """Run one statement on `table` with its triggers lifted, put them back, and return how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, parameters)
        changed = cursor.rowcount
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return changed
