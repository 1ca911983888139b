# The question for the number.
number_ask = 予約の番号（4けた）を 押してください
# The number is another.
number_wrong = 番号が ちがいます。もういちど 押してください。
# Nobody needs a number here.
arrival_ask = 下のボタンを 押すと、窓口にも 伝わります。
# It is being written down.
arrival_keeping = 書きとめています
# It was written down; whether the desk has heard it depends on the cable.
arrival_kept = 書きとめました。12階の窓口にも 伝わります。
# It could not be.
arrival_lost = いまは 書きとめられませんでした。
# Above what a group does before it goes.
before_leaving = お帰りの前に
# Back to the rooms.
to_rooms = 部屋の ようすへ
# The button with which a group stays longer.
stay_longer = 使う時間を のばす
# What comes first, should somebody have booked meanwhile.
stay_if_free = 12階の窓口が その時間に 予約を 入れていたときは、その予約が 先です。
# A booking whose group has gone.
gone = 退室
# A group that booked a room says that it is here: button and title.
presence_here = 到着しました
# A group says that it has left its room: button and title.
presence_gone = 退室しました
# Until when a group may stay longer.
may_stay_until = { $time } まで のばせます
# A button of one booking, for whoever hears it read aloud. $hours: 13:00–15:00; $what: the button's words.
group_at = { $hours } の グループ：{ $what }
# It was written down that the group stays until then.
stays_until = { $time } まで のばしました
# When the group arrived.
came_at = { $time } に 来ました
# When the group left its room.
left_at = { $time } に 退室しました
# For whoever hears it: how many of the digits of a number are typed.
digits_typed = 番号 { $count }けたのうち { $filled }けた 入りました
# Too many wrong numbers: how long the keys rest.
number_rests = 番号が 何度か ちがいました。あと { $secs }秒 待ってください。
# The same in minutes.
number_rests_minutes = 番号が 何度か ちがいました。あと { $minutes }分 待ってください。
# When the arrival could not be written down. $extension: the words of the message extension.
tell_arrival_to_desk = 12階の窓口（{ $extension }）へ 知らせてください。部屋は 予約どおり 使えます。
# Where the number of a booking stands.
number_where = 番号は 予約のときに お渡ししたものです。分からないときは 12階の窓口（{ $extension }）へ どうぞ。
walk_up = 今すぐ使う
walk_up_ask = 予約が なくても 使えます。お名前は 聞きません。ボタンを 押すと、この部屋が 使用中になり、窓口にも 伝わります。
walk_up_never = いまは、すぐに 使える時間が ありません。
walk_up_not_given = この時間は、お受けできませんでした。
walk_up_leaving = 早く 終わったら、「今日の部屋」の「退室しました」を 押してください。
walk_up_until = { $time } まで 使えます
walk_up_of = { $room }：{ $what }。{ $until }
walk_up_was_not_given = { $from } からの「{ $what }」は、お受けできませんでした
walk_up_to_desk = ほかの部屋や 時間を、12階の窓口（{ $extension }）が いっしょに さがします。
