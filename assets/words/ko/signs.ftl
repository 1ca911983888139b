# Signs beside a door and the board of all rooms.
no_more_bookings = 이후 오늘 예약은 없습니다
room_not_found = 방을 찾지 못했습니다
no_such_room_do = 직원분께: 이 단말기의 설정(kiosk.toml의 role)을 확인해 주십시오.
free_month = 30일 뒤까지 보기
free_month_title = 앞으로 30일 동안 비는 시간
no_rooms_yet = 방은 아직 등록되지 않았습니다
next_booking = 다음은 { $from } { $name }
no_such_room = ‘{ $room }’ 방은 없습니다
