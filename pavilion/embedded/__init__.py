"""A PostgreSQL and a Valkey of our own for a machine that has neither.

``python -m pavilion.embedded exec -- <command>`` starts or finds both, hands their addresses to the
command as DATABASE_URL and REDIS_URL, and stops them when the last command that uses them ends.
A server named by those variables is used as it is. Nothing here imports Django.
"""
