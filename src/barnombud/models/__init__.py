"""SQLAlchemy rows: what lies on disk, one file per aggregate."""
