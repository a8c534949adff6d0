"""The directory in the words of Open Referral UK 3.0 and the Human Services Data Specification.

``files`` finds the records of a file, ``schemas`` says what is wrong with them, ``reading`` makes
values of ours from one and ``writing`` the reverse. Nothing here saves anything.
"""
