"""Konsultation: general questions to the team, without any child."""
