# Signs beside a door and the board of all rooms.
no_more_bookings = 今天之後沒有預約了
room_not_found = 沒有找到房間
no_such_room_do = 給工作人員：請確認這台裝置的設定（kiosk.toml 的 role）。
free_month = 看到30天後
free_month_title = 今後30天的空檔
no_rooms_yet = 還沒有登錄房間
next_booking = 接下來{ $from } { $name }
no_such_room = 沒有名為「{ $room }」的房間
