"""The people who go out: training, availability, load and wellbeing."""
