# The way to a group by typing.
by_words = ことばで さがす
# In the empty field.
search_hint = ひらがな・ローマ字
# What can be typed.
search_what = 会の名前、病名、困りごと、町の名前などで さがせます。1文字目から 出てきます。
# What becomes of it.
search_promise = 入れた言葉は どこにも 残しません。送りません。数えません。
# Every character becomes ●.
veil = 入力をかくす
# And back.
unveil = 入力を見せる
# Nothing has these words; never 「ありません」.
not_found_words = この言葉では、まだ 見つかっていません。
# What to do then.
not_found_words_do = 短くする、ほかの言い方にする、テーマから えらぶ、のどれかで 見つかることが あります。
# Themes near the words.
nearest_themes = 近いテーマ
# What was found beside groups.
found_besides = グループのほかに 見つかったもの
# On the card that stands first when somebody may be in danger.
talk_first = つらいとき、こわいときに、いま 話せる所が あります。電話でも、文字でも。
# Leads there.
see_talk = 話せる所を見る
# A key.
key_space = 空白
# A key.
key_rub = 1字けす
# A key.
key_clear = 全部けす
# A key.
key_size = 小さい字
# ゛゜ for screen readers.
key_voice_name = てんと まる
# ー for screen readers.
key_long_name = のばす音
# Other keys.
keys_latin = ABC・数字
# Other keys.
keys_kana = かな
# What kind of thing was found.
is_theme = テーマ
# What kind of thing was found.
is_leaflet = チラシ
# What kind of thing was found.
is_event = イベント
# What kind of thing was found.
is_desk = 相談できる所
# What kind of thing was found.
is_notice = お知らせ
# More was found than fits; typing more narrows it down.
more_found = ほかに{ $count }件。もう少し 入れると しぼれます。
