# Signs beside a door and the board of all rooms.
no_more_bookings = No more bookings today
room_not_found = The room was not found
no_such_room_do = For staff: please check the setting of this terminal (role in kiosk.toml).
free_month = See the next 30 days
free_month_title = What is free in the next 30 days
no_rooms_yet = No rooms have been registered yet
next_booking = Next { $from }: { $name }
no_such_room = There is no room called “{ $room }”
