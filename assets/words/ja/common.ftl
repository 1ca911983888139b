# 見本, where all content is fiction.
sample = （見本）
# Hides the screen at once.
hide = 画面をかくす
# Back to the page before.
back = もどる
# To the first page.
home = はじめへ
# Text size and colours.
reading = 文字と色
# Helplines.
talk = すぐ話せる所
# In the last minutes of opening, on the card that leads to the helplines.
talk_closing = もうすぐ閉館です。閉館の後も 話せる所が あります
# The same in few letters.
talk_closing_short = 閉館の後も 話せる所
# What the corner is, whom to call.
house = 館内のご案内
# Rooms of the day.
rooms_today = 今日の部屋
# The house has no time.
setting_clock = 時計を 合わせています
# The office has not been heard of for long.
may_be_old = 古いかもしれません
# A screenful up.
page_up = 上へ
# A screenful down.
page_down = 下へ
# Home's question.
what_for = 何をお探しですか
# The promise under it.
promise = お名前は聞きません。だれが 何を見たかは 残しません。
# What is counted.
counted = 数えていること
# The wide door.
find_group = グループをさがす
# Who is behind it.
find_group_sub = 本人の会・家族の会・遺族の会
# Way to a group.
by_theme = テーマ
# Way to a group.
by_kana = 五十音
# Way to a group.
by_today = 今日・今夜
# Way to a group.
by_place = ちかく
# Leaflets.
leaflets = チラシを見る
# Events.
events = イベント
# Consultation desks.
desks = 相談できる所を調べる
# What one finds there.
desks_sub = 市町村・困りごとから
# Notices.
notices = お知らせ
# None of something.
none_now = いまは ありません
# Row for groups.
for_groups = グループの方へ
# The same row where one can ask without a name.
for_groups_and_askers = グループの方・あとで 返事がほしい方へ
# Page of text size and colours.
reading_title = 文字の大きさと色
# It acts at once.
reading_note = えらぶと すぐ変わります。「画面をかくす」で 元に戻ります。
# Heading of sizes.
text_size = 文字の大きさ
# Heading of colours.
colours = 画面の色
# Normal size.
size_normal = ふつう
# Large size.
size_large = 大きい
# Paper colours.
look_light = 明るい
# White on black.
look_contrast = 白黒反転
# Dark and warm.
look_evening = 暗い
# The choice in force.
chosen = えらんでいます
# How text looks.
specimen = 「汐路川ゆっくり歩き」は 11月29日(日) 10:00からです。
# Somebody there?
still_there = 続けますか
# Yes.
stay = 続ける
# No.
finish = 終わる
# Why the page is covered.
covered = 内容を かくしています。
# How to see it again.
touch_to_see = さわると 見えます
# A terminal that is starting.
starting = 準備しています
# How long that takes.
starting_note = まもなく 映ります。
# A terminal that nobody has paired.
unpaired = この端末の 登録
# What to do.
unpaired_do = 管理画面の「端末」で「端末を追加」を押し、下の6文字を入れてください。
# Above the six characters.
unpaired_code = 登録の番号
# Above the three words.
unpaired_words = 確かめる言葉
# What to compare.
unpaired_compare = 管理画面に 同じ3つの言葉が出たら「登録する」を押してください。違うときは 押さずに、担当者に知らせてください。
# A terminal that lost its pairing and kept its content.
unpaired_again = この端末は もういちど 登録が 必要です。これまでの内容を 出しています。
# No code yet.
unpaired_wait = 事務局に つないでいます。つながると ここに 番号が出ます。
# Nothing to show.
empty = まもなく はじまります
# Why.
empty_note = 内容を 受け取っています。お急ぎの方は 窓口へどうぞ。
# Between the paging buttons: 2 / 3.
page_of = { $page } / { $pages }
# How old what is shown is. $time is a time, or a date and a time.
as_of = { $time } 現在
# On the door to the events, when none falls in this week.
events_ahead = これからの予定
# On the door to the events.
events_this_week = 今週は { $count }件
# Number of leaflets.
sheets = { $count }枚
# Number of things of a list.
count = { $count }件
# How many more a list has.
more = ほかに{ $count }件
# Under "still there?": what happens in so many seconds if nobody answers.
seconds_left = このままなら { $secs }秒で おわります
# The way to the languages, in the bar of every page; in Japanese with the English word beside it.
language = ことば Language
# Title of the page on which a language is chosen.
language_title = ことばを えらぶ
# Under it.
language_note = えらぶと すぐ変わります。使い終わると 日本語に戻ります。
# One calm line above names and texts that nobody has written in the reader's language.
content_is_japanese = この内容は 日本語です
