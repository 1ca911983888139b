# Plain Japanese: signs beside a door and the board of all rooms.
no_more_bookings = この あと きょうの よやくは ありません
room_not_found = へやが みつかりません
no_such_room_do = スタッフの ひとへ。せっていを みてください（kiosk.toml の role）。
free_month = 30にち さきまで みる
free_month_title = これからの 30にちで つかえる じかん
no_rooms_yet = へやは まだ とうろくされていません
next_booking = つぎは { $from } { $name }
no_such_room = 「{ $room }」という へやは ありません
