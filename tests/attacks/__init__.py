"""What an attacker has or tries, one test for each: a stolen dump, a colleague's tab, raw SQL."""
