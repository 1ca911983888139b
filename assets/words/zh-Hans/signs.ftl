# Signs beside a door and the board of all rooms.
no_more_bookings = 今天之后没有预约了
room_not_found = 没有找到房间
no_such_room_do = 致工作人员：请确认这台设备的设置（kiosk.toml 的 role）。
free_month = 看到30天后
free_month_title = 今后30天的空闲
no_rooms_yet = 还没有登记房间
next_booking = 接下来{ $from } { $name }
no_such_room = 没有名为“{ $room }”的房间
