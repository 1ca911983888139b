# Door signs and the board of rooms.
no_more_bookings = Wala nang kasunod na booking ngayong araw
room_not_found = Hindi mahanap ang room
no_such_room_do = Para sa staff: pakitingnan ang setting ng terminal na ito (role sa kiosk.toml).
free_month = Tingnan ang susunod na 30 araw
free_month_title = Bakante sa susunod na 30 araw
no_rooms_yet = Wala pang nakarehistrong room
next_booking = Susunod { $from }: { $name }
no_such_room = Walang room na “{ $room }”
