# The next closed days, beside them.
closed_days_name = 休館日
# A booking that is over.
over = 終了
# A booking that runs.
in_use = 使用中
# Free in the coming days.
free_ahead = これからの空き
# Nothing free.
fully_booked = 空きなし
# Free all day.
all_day = 一日
# Who knows about rooms.
ask_about_rooms = 部屋の予約や かぎのことは 窓口へ
# Today's events.
today = 今日
# Events until Sunday.
this_week = 今週
# Events after that.
from_then_on = これから
# While nobody knows the date.
may_be_over = 終わったものも 入っています
# No events.
no_events = これからのイベントは まだ 決まっていません。
# Below an event.
other_events = ほかのイベント
# Below a notice.
other_notices = ほかのお知らせ
# How many fit.
capacity_name = 定員
# When it rains.
weather = 天気
# Where to ask.
ask_at = 問い合わせ
# Whether one must apply.
sign_up = 申込み
# Who holds it.
organiser = 主催
# Title of the rack.
leaflets_title = チラシ
# Under it.
leaflets_note = さわると 大きくなります。
# An empty rack.
no_leaflets = いま 置いてあるチラシは ありません。
# For grown-ups.
for_adults = おとな向け
# The row that leads to them.
grown_leaflets = おとな向けのチラシ
# The question before them.
grown_ask = おとな向けのチラシを 見ますか
# Why there is a question.
grown_why = お酒や からだのことなど、おとなに向けて 書かれた チラシです。
# Who else may stand here.
grown_beside = となりの人にも 見えます。いつでも「画面をかくす」を 押せます。
# Yes.
grown_see = 見る
# A leaflet larger.
larger = 大きく
# A leaflet smaller.
smaller = 小さく
# To the left side of an enlarged page.
to_left = 左
# To the right side.
to_right = 右
# To its top.
to_top = 上
# To its foot.
to_foot = 下
# Turns back.
page_before = 前へ
# Turns on.
page_after = 次へ
# Under the title of notices.
notices_note = ボランティアセンターからの お知らせです。
# No notices.
no_notices = いま お知らせは ありません。
# Under the title of desks.
desks_note = さわると、何をしてくれるか、何はしないかが 分かります。
# Nobody is there.
shut_now = 閉まっています
# No desks.
no_desks = まだ 登録がありません。12階の窓口で おたずねください。
# What to bring.
bring = 持ちもの
# What it does not do.
does_not = しないこと
# Whether one must book.
booking = 予約
# The guards.
guard_room = 守衛室
# The house telephone.
extension_name = 内線
# The public telephone.
public_phone = 公衆電話
# When staff come.
staffed_hours = 職員がいる時間
# Whom to call.
whom_to_call = こまったときは
# The way out without stairs.
way_out = 階段を使えない方の 避難
# How people treat each other here.
house_rules = ここでの おねがい
# A rule.
rule_stays_here = 聞いた話は、ここに置いて 帰ります。
# A rule.
rule_may_be_silent = 話さなくても かまいません。
# A rule.
rule_no_pictures = 写真や録音は しません。
# A rule.
rule_no_selling = 売りこみや さそいは しません。
# What is counted.
counted_nothing = この画面は、いま 何も 数えていません。
# Heading.
not_kept = 残さないこと
# Nobody is asked.
not_kept_who = だれが 使ったか。お名前は 聞きません。
# No page is noted.
not_kept_what = 何を さがし、何を 見たか、どこを さわったか。
# No visit is noted.
not_kept_when = いつ、どれくらい 使ったか。使い終わると この画面は すべて 忘れます。
# Heading.
kept = 残すこと
# Health of the terminal.
kept_health = 機械が 正しく動いているか（何を いつから 公開しているか、故障が ないか）。使った人のことは 入りません。
# Content.
kept_content = 画面に出す 内容そのもの。事務局から 受け取ります。
# Heading.
not_ours = この画面では 決められないこと
# Cameras.
not_ours_cameras = 建物には 防犯カメラが あるかもしれません。この画面とは 別のものです。
# Passers-by.
not_ours_people = うしろの人には 画面が 見えます。「画面をかくす」で すぐに 消せます。
# Visitors' own telephones.
not_ours_phones = ご自分の スマートフォンや 電話には、見た記録や かけた記録が 残ります。
# Where to ask while nobody knows the time.
time_unknown_ask = 12階の窓口（{ $extension }）で おたずねください。
# A number of the house telephone.
extension = 内線 { $number }
# The desk's number of the house telephone.
extension_of_desk = { $number }（12階の窓口）
# How it is, and when it opens next. $next: the message next_from.
state_then = { $state }・{ $next }
# Open. $until: until when.
open_now = 開いています・{ $until }
# Closed, and when it opens next.
shut_until = 閉まっています・{ $next }
# Closed, and why.
closed_because = 休み（{ $reason }）
# A closed day or days, and why.
days_and_why = { $days } { $why }
# Closed every week on these weekdays. $days: one or more weekday_long_ messages.
every_week = 毎週 { $days }
# The hours of today.
hours_today = 今日は { $hours }
# On a room, while the corner is shut: when the corner is open.
corner_hours = コーナーは { $hours } です
# Which day it is.
today_is = 今日は { $date } です
# Until a date.
until_date = { $date }まで
# A telephone number.
phone_is = 電話 { $number }
# When a fact was checked.
checked_on = { $date }に確認
# Where a fact comes from. $checked: the message checked_on.
source = 出典：{ $source }（{ $checked }）
# Open at every hour of every day.
every_day_and_night = 毎日 24時間
# Every day.
every_day = 毎日
# From one weekday to another: Mon–Fri.
days_from_to = { $from }–{ $to }
# Weekdays and their hours.
days_and_hours = { $days } { $hours }
# A way to the events.
events_by_day = 日の順
# Another.
events_by_month = 月ごと
# Nothing in a month.
month_empty = この月の イベントは、まだ 決まっていません。
# A month.
month = { $year }年{ $month }月
