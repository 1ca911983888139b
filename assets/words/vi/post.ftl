# Group mailboxes and lockers.
post_and_lockers = Thư và tủ khóa
box_ask = Số hộp (3 chữ số)
pin_ask = Mã PIN (4 chữ số)
see_post = Xem thư
box_wrong = Số hộp hoặc mã PIN không khớp. Xin nhập lại.
post_where = Nhận thư tại quầy ở tầng 12.
post_none_note = Nhân viên của quầy đánh dấu vào ngày thư đến.
post_waiting = Có thư đến
post_nothing = Chưa có thư đến
mailbox_lent_until = Hộp thư: dùng được đến hết { $date }
locker_lent_until = Tủ khóa: dùng được đến hết { $date }
pin_where = Bạn đã nhận mã PIN khi mượn hộp. Nếu không biết mã, xin hỏi quầy ở tầng 12 ({ $extension }).
box_digits_typed = Số hộp: đã nhập { $filled } trên { $count } chữ số
pin_digits_typed = Mã PIN: đã nhập { $filled } trên { $count } chữ số
