"""Whom a service serves: said by the service, told plainly, and never a door shut on a child."""
