# The themes.
find_by_theme = テーマから さがす
# What the desk does.
desk_searches_too = 見つからないときは、窓口で さがします
# A theme's question.
who_are_you = あなたは？
# Under it.
who_are_you_note = いちばん近いものを 選んでください。選んだことは 残りません。
# No answer is an answer.
unsure = まだ 分からない・答えない
# Title where nobody said who they are.
groups_of_theme = このテーマの会
# Back to the question.
choose_who = えらび直す
# Nothing in the prefecture.
not_found_note = 名前の ちがう会が 合うことも あります。ほかのテーマや 窓口も ごらんください。
# Groups of other prefectures.
groups_outside = 県外の会
# What that means.
groups_outside_note = 手紙や電話、オンラインで つながれます。
# Groups that are for others.
other_groups = ほかの会
# Themes that share a group.
near_themes = ほかのテーマ
# The way to all themes.
all_themes = テーマの一覧
# Title of the index.
kana_title = 五十音から さがす
# Under it.
kana_note = 会の名前の はじめの音を 選んでください。
# Title of today's meetings.
tonight_title = 今日・今夜 行ける所
# Under it.
tonight_note = 行く前に、グループのページで 参加や申込みを 確かめてください。
# None left today.
nothing_tonight = 今日 これからの集まりは 見つかっていません。電話や 文字で 話せる所は あります。
# Meetings of the days after tomorrow.
after_that = そのあと
# Facts that nobody confirmed for half a year.
ask_before_going = 行く前に 確認を
# Title of the municipalities.
near_title = ちかくで さがす
# Under it.
near_note = 集まりを開いている 市や町を 選んでください。
# Groups for which it does not matter where one lives.
from_anywhere = 県内や 全国から 参加できる会
# Back to all municipalities.
all_places = 市や町の一覧
# For audiences a group did not open itself to.
others_at_desk = ほかの方は、12階の窓口で ご案内します。
# What a place and its people offer.
offers = 場所と 手助け
# Languages.
spoken = 話せることば
# Hand-picked.
related_groups = 似たグループ
# No dates are known.
dates_by_contact = 次の日程は、グループに おたずねください。
# 中止
cancelled_short = 中止
# A change was told, and the group has not been asked yet.
may_change_short = 変わるかも しれません
# Beside the date.
may_change = 変更の連絡があり、いま 確かめています。行く前に グループか 窓口に おたずねください。
# 電話
phone = 電話
# メール
mail = メール
# 手紙
letter = 手紙・はがき
# ウェブサイト
web = ウェブサイト
# Under a web address.
web_hint = 右の模様を スマートフォンのカメラで 読みとると 開きます。
# The code for screen readers.
web_code = ウェブサイトの QRコード
# Through the desk.
via_desk = 窓口を 通して
# How that goes.
via_desk_how = 12階の窓口か 内線で「グループに 連絡したい」と お伝えください。窓口から グループに つなぎます。
# What the desk does not ask.
no_name_needed = お名前を 言わなくても かまいません。
# CARE rule 13.
phone_remembers = スマートフォンや 電話には、見た記録や かけた記録が 残ります。
# Back to the group.
see_group = グループの紹介を見る
# The clock is not believed.
time_unknown = いまの日付と時刻が 分かりません
# Meetings and events without a clock.
no_dates_without_time = そのため、これからの日程を 表示できません。
# Rooms without a clock.
no_rooms_without_time = そのため、部屋の空きを 表示できません。
# Hours without a clock.
no_hours_without_time = そのため、今日 開いているかを 表示できません。
# Helplines without a clock.
time_unknown_hours = 時刻が 分かりません。受付時間を 確かめてください
# Answers to who_are_you: the person themselves has the experience.
audience_asked_experienced = 本人
audience_asked_family = 家族
audience_asked_bereaved = 遺族
audience_asked_professional = 支援者・専門職
audience_asked_young = こども・わかもの
# People who are interested, students, citizens.
audience_asked_everyone = 関心のある人
# On a tile of who may take part: people with the experience.
audience_tile_experienced = 経験している人
audience_tile_family = 家族
audience_tile_bereaved = 遺族
audience_tile_professional = 支援者
audience_tile_young = こども・わかもの
audience_tile_everyone = どなたでも
# Who belongs to such an answer.
audience_asked_note_experienced = 経験している人
audience_asked_note_everyone = 学生・市民の方も
# How many groups.
groups = { $count }グループ
# In place of a count of zero: the desk looks for one.
desk_looks = 窓口で さがします
# In place of a count of zero: there is somewhere else to go.
elsewhere = ほかの行き先を ご案内します
# Shows all groups of a theme.
all_groups = このテーマの会を すべて見ます（{ $count }グループ）
# Above the groups that somebody may come to.
groups_for_experienced = 経験している人が 参加できる会
groups_for_family = 家族が 参加できる会
groups_for_bereaved = 遺族が 参加できる会
groups_for_professional = 支援者が 参加できる会
groups_for_young = こども・わかものが 参加できる会
groups_for_everyone = どなたでも 参加できる会
# Where a group is not open to somebody: which group is. Kind, never a rejection.
go_to_experienced = 本人は「{ $group }」へ
go_to_family = 家族の方は「{ $group }」へ
go_to_bereaved = 遺族の方は「{ $group }」へ
go_to_professional = 支援者の方は「{ $group }」へ
go_to_young = こども・わかものは「{ $group }」へ
go_to_everyone = 関心のある人は「{ $group }」へ
# Leads to a group by its name.
to_group = { $group }へ
# Whether one can come and only watch.
observing_open = 見学：できます
observing_contact_first = 見学：先に連絡
observing_not_open = 見学：できません
# No group in the prefecture is known; never "there is none".
not_found_near = 県内では まだ 見つかっていません。
# On which day somebody looked for one.
not_found_checked = { $date }に確認しました。
# Groups that meet in a municipality.
groups_in = { $place }の会
# The index by first sound of the name. $row is one hiragana letter and stays as it is.
nothing_under = 「{ $row }」の行の会は まだ 見つかっていません。
row_named = 「{ $row }」の行
see_row = 「{ $row }」の行を見る
# Leads to something by its name.
see_named = 「{ $name }」を見る
# Under today's meetings: the moment they are true for.
tonight_as_of = { $date } { $time } 現在
# Above tomorrow's meetings.
tomorrow = 明日　{ $date }
# What it costs. $cost is in the group's own words.
cost_is = 費用 { $cost }
# What of a meeting is not as planned: it was planned for another day, $date.
changed_day = { $date }から 変更
changed_place = 会場変更
changed_hours = 時間変更
changed_more = 変更
# When the group itself confirmed what is shown.
checked_with_group = { $date }に グループに確認
# A language that a group can speak.
japanese_sign_language = 日本手話
