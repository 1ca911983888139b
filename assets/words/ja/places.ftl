# Rooms that groups book.
group_rooms = グループの部屋
# What they are (CARE rule 1).
group_rooms_note = グループが予約して使う部屋です。職員への相談は 12階です。
# A booking without a name.
booked = 予約あり
# A closed day.
closed_day = 休館日
# When the corner is open today.
corner_open = コーナー
# The desk.
desk = 12階の窓口
# A day on which the desk is closed.
desk_closed_today = 今日は休み
# State of a meeting room.
room_in_use = 使用中
room_free = 空いています
room_not_usable = 使えません
room_closed = 休み
# How many people a room holds.
capacity = { $count }人まで
# Why a day is closed: every week on this weekday.
closed_weekly = 定休日
# A public holiday, by name.
closed_holiday = 祝日・{ $name }
# The days around New Year.
closed_year_end = 年末年始
# Closed today, and why.
closed_today = 今日は休館日です（{ $reason }）
# When it opens next.
next_open = 次に開くのは { $date } { $time } です
# The same in few letters. $from: the message from.
next_from = 次は { $date } { $from }
# When it opens today.
opens_today = 今日は { $time }に 開きます
# It was open today and has closed.
shut_for_today = 今日は終わりました
# Public holidays of Japan, as the law names them.
holiday_new_year = 元日
holiday_coming_of_age = 成人の日
holiday_foundation = 建国記念の日
holiday_emperors_birthday = 天皇誕生日
holiday_vernal_equinox = 春分の日
holiday_showa = 昭和の日
holiday_constitution = 憲法記念日
holiday_greenery = みどりの日
holiday_children = こどもの日
holiday_marine = 海の日
holiday_mountain = 山の日
holiday_respect_for_the_aged = 敬老の日
holiday_autumnal_equinox = 秋分の日
holiday_health_and_sports = 体育の日
holiday_sports = スポーツの日
holiday_culture = 文化の日
holiday_labor_thanksgiving = 勤労感謝の日
holiday_imperial_wedding = 結婚の儀
holiday_state_funeral = 大喪の礼
holiday_accession = 即位の日
holiday_enthronement = 即位礼正殿の儀
holiday_substitute = 振替休日
holiday_citizens = 国民の休日
