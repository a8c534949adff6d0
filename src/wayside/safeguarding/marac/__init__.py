"""The MARAC: referrals, meetings, research, actions, and who sees what until when."""
