# Signs beside a door and the board of all rooms.
no_more_bookings = Hôm nay không còn lượt đặt nào nữa
room_not_found = Chưa tìm thấy phòng
no_such_room_do = Gửi nhân viên: xin kiểm tra cài đặt của thiết bị này (role trong kiosk.toml).
free_month = Xem 30 ngày tới
free_month_title = Giờ trống trong 30 ngày tới
no_rooms_yet = Chưa có phòng nào được đăng ký
next_booking = Tiếp theo { $from }: { $name }
no_such_room = Không có phòng tên “{ $room }”
