"""Why the embedded database could not be had: each a sentence for the person at the terminal."""


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot run; the text says why and what to do."""


class BinariesMissing(EmbeddedPostgresError):
    """No folder with `initdb`, `pg_ctl` and `postgres` was found."""


class NoUnprivilegedAccount(EmbeddedPostgresError):
    """We are root, PostgreSQL refuses to run as root, and there is no other account to run it."""


class FolderInUse(EmbeddedPostgresError):
    """Another process keeps a server on this folder."""


class WrongVersion(EmbeddedPostgresError):
    """The data were written by another major version of PostgreSQL."""


class StartFailed(EmbeddedPostgresError):
    """`initdb` or `pg_ctl` failed; the text ends with what they printed."""
