# No booking follows.
no_more_bookings = このあと 今日の予約は ありません
# A door that knows no such room.
room_not_found = 部屋が 見つかりません
# What to do about a door that knows no such room.
no_such_room_do = 職員の方へ：この端末の 設定（kiosk.toml の role）を 確かめてください。
# From today's rooms to the coming month.
free_month = 30日先まで 見る
# The page of the coming month.
free_month_title = これからの30日の空き
# A board without rooms.
no_rooms_yet = 部屋は まだ 登録されていません
# Beside a door: the next booking. $from: the message from (from 13:00); $name: a group, or the message booked.
next_booking = 次は { $from } { $name }
# A door sign that is set up for a room nobody knows.
no_such_room = 「{ $room }」という 部屋は ありません
