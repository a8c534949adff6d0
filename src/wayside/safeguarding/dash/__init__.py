"""How high the risk is: DASH or DARA, the four criteria, and judgement, which only raises."""
