# In the bar: brings all that is touched down to where somebody who sits reaches it.
lower_screen = 画面を下げる
# In the bar: up again.
raise_screen = 画面を上げる
# Heading of how far up pages reach.
screen_height = 画面の高さ
# To the upper edge of the glass.
height_whole = ふつう
# No higher than somebody who sits reaches.
height_lowered = 下げる
# Heading of how much Home offers at once.
how_much = はじめの画面
# Everything.
how_much_full = ふつう
# Four doors.
how_much_simple = かんたん
# On Home: four doors, please.
simple_home = かんたんな画面
# On the simple Home: everything, please.
full_home = ふつうの画面
# Door of the simple Home.
simple_find = さがす
# Door of the simple Home.
simple_see = 見る
# Door of the simple Home.
simple_talk = 話す
# Under it.
simple_find_note = 同じ悩みの人のグループ
# Under it.
simple_see_note = チラシ・イベント・部屋
# Under it.
simple_talk_note = 電話・チャットで、すぐに
# Title of the page behind one of its doors.
what_to_see = 何を見ますか
