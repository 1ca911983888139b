# Group mailboxes and lockers.
post_and_lockers = Post and lockers
box_ask = Box number (3 digits)
pin_ask = PIN (4 digits)
see_post = See the post
box_wrong = The box number or the PIN is different. Please try again.
post_where = You can collect it at the 12th-floor desk.
post_none_note = Staff at the desk mark the day on which post arrives.
post_waiting = There is post for you
post_nothing = No post has arrived
mailbox_lent_until = Mailbox: yours until { $date }
locker_lent_until = Locker: yours until { $date }
pin_where = You were given the PIN when you borrowed the box. If you do not know it, please ask the 12th-floor desk ({ $extension }).
box_digits_typed = Box number: { $filled } of { $count } digits entered
pin_digits_typed = PIN: { $filled } of { $count } digits entered
