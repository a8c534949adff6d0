"""The county's protocol for children who may be exploited: its versions and readers, training
together, champions by area, and the way for schools to say that they worry. It stands behind no
wall, because schools and commissioners are part of it, and holds nothing of anybody supported."""
