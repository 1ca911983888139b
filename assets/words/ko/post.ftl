# Group mailboxes and lockers.
post_and_lockers = 우편·사물함
box_ask = 우편함 번호(3자리)
pin_ask = 비밀번호(4자리)
see_post = 우편 보기
box_wrong = 우편함 번호나 비밀번호가 다릅니다. 다시 한번 눌러 주십시오.
post_where = 12층 창구에서 드립니다.
post_none_note = 창구 직원이 우편이 도착한 날에 표시합니다.
post_waiting = 우편이 도착해 있습니다
post_nothing = 우편은 도착하지 않았습니다
mailbox_lent_until = 우편함을 쓸 수 있는 날: { $date }까지
locker_lent_until = 사물함을 쓸 수 있는 날: { $date }까지
pin_where = 비밀번호는 우편함을 빌리실 때 드린 것입니다. 모르시면 12층 창구({ $extension })에 문의해 주십시오.
box_digits_typed = 우편함 번호 { $count }자리 중 { $filled }자리가 입력되었습니다
pin_digits_typed = 비밀번호 { $count }자리 중 { $filled }자리가 입력되었습니다
