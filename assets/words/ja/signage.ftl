# At the foot of the signage.
touch_to_begin = さわると はじまります
# An event.
event = イベント
# A leaflet on the table.
leaflet = チラシ
# A group introduces itself.
group_speaks = グループの紹介
# Where more is.
more_on_this_screen = くわしくは この画面で 見られます
# Moved.
moved = 変更があります
# Cancelled.
cancelled = 中止になりました
# The next closed days.
closed_days = これからの休館日
# None soon.
no_closed_days = しばらく 休館日はありません
# What the place is.
welcome = ここは どんな所？
# First of three sentences.
welcome_meet = 同じ経験をした人どうしが 集まる「グループ」を さがせます
# Second.
welcome_free = お金も お名前も いりません
# Third.
welcome_stay = 見るだけでも、すわって休むだけでも だいじょうぶです
# Kind of a notice: news.
notice_information = お知らせ
# Closed days and changed hours.
notice_closing = 休館・時間の変更
# Please take care.
notice_caution = ご注意
