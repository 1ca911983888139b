# Plain Japanese: group mailboxes and lockers.
post_and_lockers = てがみ・ロッカー
box_ask = はこの ばんごう（3つの すうじ）
pin_ask = ひみつの ばんごう（4つの すうじ）
see_post = てがみを みる
box_wrong = はこの ばんごうか ひみつの ばんごうが ちがいます。もういちど おしてください。
post_where = 12かいの うけつけで わたします。
post_none_note = うけつけの ひとが とどいた ひに しるしを つけます。
post_waiting = てがみが とどいています
post_nothing = てがみは とどいていません
mailbox_lent_until = てがみの はこを つかえる ひ：{ $date }まで
locker_lent_until = ロッカーを つかえる ひ：{ $date }まで
pin_where = ひみつの ばんごうは はこを かりたときに わたしました。わからないときは 12かいの うけつけ（{ $extension }）に きいてください。
box_digits_typed = はこの ばんごう { $count }このうち { $filled }こ はいりました
pin_digits_typed = ひみつの ばんごう { $count }このうち { $filled }こ はいりました
