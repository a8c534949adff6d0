"""What is kept of a child beside the referral: signs of exploitation, times missing, reviews of a
child who harms others, and the way into adulthood."""
