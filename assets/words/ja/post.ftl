# The page.
post_and_lockers = 郵便・ロッカー
# Above the number.
box_ask = 箱の番号（3けた）
# Above the PIN.
pin_ask = 暗証番号（4けた）
# The button.
see_post = 郵便を 見る
# Neither says which of the two is another.
box_wrong = 箱の番号か 暗証番号が ちがいます。もういちど 押してください。
# Where the post lies.
post_where = 12階の窓口で お渡しします。
# Nothing the desk ticked.
post_none_note = 窓口の人が 届いた日に 印を 付けます。
# There is post in the group mailbox.
post_waiting = 郵便が 届いています
# There is none.
post_nothing = 郵便は 届いていません
# Until when a group may use its mailbox.
mailbox_lent_until = メールボックスを 使える日：{ $date }まで
# Until when a group may use its locker.
locker_lent_until = ロッカーを 使える日：{ $date }まで
# Where the PIN of a mailbox or locker stands.
pin_where = 暗証番号は 箱を 借りたときに お渡ししたものです。分からないときは 12階の窓口（{ $extension }）へ どうぞ。
# For whoever hears it: digits of the box number typed.
box_digits_typed = 箱の番号 { $count }けたのうち { $filled }けた 入りました
# For whoever hears it: digits of the PIN typed.
pin_digits_typed = 暗証番号 { $count }けたのうち { $filled }けた 入りました
