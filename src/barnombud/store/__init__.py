"""The encrypted store: keys, engine, unit of work, repositories, backups."""
