# Group mailboxes and lockers.
post_and_lockers = Koreo at locker
box_ask = Numero ng box (3 digit)
pin_ask = PIN (4 na digit)
see_post = Tingnan ang koreo
box_wrong = Iba ang numero ng box o ang PIN. Pakisubukan po ulit.
post_where = Ibibigay ito sa desk sa 12F.
post_none_note = Minamarkahan ng staff sa desk ang araw ng pagdating.
post_waiting = May dumating na koreo
post_nothing = Walang dumating na koreo
mailbox_lent_until = Mailbox: magagamit hanggang { $date }
locker_lent_until = Locker: magagamit hanggang { $date }
pin_where = Ibinigay ang PIN noong hiniram ninyo ang box. Kung hindi ninyo alam, magtanong po sa desk sa 12F ({ $extension }).
box_digits_typed = Numero ng box: { $filled } sa { $count } digit ang nailagay
pin_digits_typed = PIN: { $filled } sa { $count } digit ang nailagay
