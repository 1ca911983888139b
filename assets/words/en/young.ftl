# The page for children and young people, and the door to it.
young = Children and young people
young_sub = You may come by yourself
young_lead = We do not ask your name. What you look at is not kept.
young_hide = If you do not want to be seen, press “Hide this screen”.
young_lines = Somebody to talk to now
young_more_lines = Other places to talk
young_danger = If a life is in danger: 119 (ambulance), 110 (police)
young_groups = Groups with others your age
young_no_groups = No group for young people is listed now. The 12th-floor desk looks with you.
young_write = Write and ask
young_write_slow = Nobody can read it at once.
young_write_law = When somebody is in danger, a grown-up may be told.
young_write_do = Write and ask
young_people = Grown-ups in this building
young_leaflets = Look at leaflets
young_kana = Read in plain Japanese
