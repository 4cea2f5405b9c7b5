"""The first window: choosing a team, a name and typing a passphrase."""
