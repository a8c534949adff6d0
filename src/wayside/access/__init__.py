"""Who acts: accounts, natural persons, roles with sides, actors and permissions."""
