# Group mailboxes and lockers.
post_and_lockers = 郵件、置物櫃
box_ask = 信箱編號（3位）
pin_ask = 密碼（4位）
see_post = 看郵件
box_wrong = 信箱編號或密碼不符。請再按一次。
post_where = 在12樓服務台領取。
post_none_note = 服務台的人會在郵件送達當天做記號。
post_waiting = 有郵件送達
post_nothing = 沒有郵件送達
mailbox_lent_until = 信箱可以使用：到{ $date }為止
locker_lent_until = 置物櫃可以使用：到{ $date }為止
pin_where = 密碼是借用信箱時交給您的。不清楚時，請洽12樓服務台（{ $extension }）。
box_digits_typed = 信箱編號共{ $count }位，已輸入{ $filled }位
pin_digits_typed = 密碼共{ $count }位，已輸入{ $filled }位
