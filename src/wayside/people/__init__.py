"""The people supported: what somebody is called, how to reach her safely, who is around her."""
