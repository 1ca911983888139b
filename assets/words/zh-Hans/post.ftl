# Group mailboxes and lockers.
post_and_lockers = 信件、储物柜
box_ask = 信箱编号（3位）
pin_ask = 密码（4位）
see_post = 看信件
box_wrong = 信箱编号或密码不符。请再按一次。
post_where = 在12楼服务台领取。
post_none_note = 服务台的人会在信件到达当天做标记。
post_waiting = 有信件到了
post_nothing = 没有信件到达
mailbox_lent_until = 信箱可以用到：{ $date }为止
locker_lent_until = 储物柜可以用到：{ $date }为止
pin_where = 密码是借用信箱时交给您的。不清楚时，请问12楼服务台（{ $extension }）。
box_digits_typed = 信箱编号共{ $count }位，已输入{ $filled }位
pin_digits_typed = 密码共{ $count }位，已输入{ $filled }位
