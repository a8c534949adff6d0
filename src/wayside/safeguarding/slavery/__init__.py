"""Modern slavery: indicators, the National Referral Mechanism by her own choice, and a notice
without identity where she says no."""
