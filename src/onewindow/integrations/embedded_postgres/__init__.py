"""A PostgreSQL server that needs only a folder of PostgreSQL's programs: for the demo, the tests and a first look.

`with EmbeddedPostgres(folder).running() as url:` is the whole of it. A real installation sets DATABASE_URL instead.
"""

from .errors import EmbeddedPostgresError
from .server import THROW_AWAY, EmbeddedPostgres, running_url

__all__ = ["THROW_AWAY", "EmbeddedPostgres", "EmbeddedPostgresError", "running_url"]
