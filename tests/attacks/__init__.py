"""Attacks on what people said to get help, and where each is tried.

============================================  =================================================
Attack                                        Tried in
============================================  =================================================
"Not found" told from "not allowed"           test_silence; by the clock, benchmarks/silence.py
SQL by hand, as anybody or nobody             test_raw_sql
A session that lies about who it is           test_raw_sql
An officer looks for somebody's name          test_lists, on pages and through the API
Another agency's worker reads lists           test_lists
The administrator reads lists                 test_lists
An analyst compares counts before and after   test_lists; releases: support/releases/tests
Every page as every role                      tests/architecture/test_wall_matrix
Every operation of the API as every role      tests/architecture/test_api_matrix
A support role for an enforcement account     test_raw_sql; partners/tests/test_proposals
A link that is over, or a guessed passcode    support/referrals/tests/test_links
Consent taken back while a tab is open        sharing/disclosures/tests, support/referrals/tests
An instance without the keys                  tests/architecture/test_without_keys
A stolen dump of the database                 test_dump
============================================  =================================================
"""
