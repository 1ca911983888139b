# Under すぐ話せる所.
talk_note = さわると、ほかの連絡方法や くわしい時間が 見えます。
# When life is in danger.
life_in_danger = いのちが あぶないときは 119（救急）・110（警察）
# Everybody who answers.
talk_all = すべて
# Only the ways without a voice.
without_voice = 声を つかわない
# No telephone at hand.
without_phone = 電話がないとき
# Lines on which somebody answers at this moment.
open_lines = いま 話せる所
# More of them.
more_open_lines = ほかにも いま 話せる所
# Lines that only take what is written.
letter_lines = 書いて送る所（返事は あとで来ます）
# Lines on which nobody answers at this moment.
closed_lines = いまは 閉まっている所
# The same while nobody knows the time.
unsure_lines = 時間が 決まっている所
# Nobody answers at this moment.
no_open_lines = いま すぐ話せる所は 見つかっていません。
# No such way.
no_lines = まだ 登録がありません。
# Facts that nobody confirmed for 90 days.
hours_may_have_changed = 時間が 変わったかもしれません
# Above the card to hold out.
show_to_somebody = 声が出ないとき・聞こえないときは、ここを 近くの人に 見せてください
# When a way is answered.
answered = 時間
# In which languages it is answered.
in_languages = ことば
# Days on which hours differ.
exceptions = ちがう日
# For web addresses of helplines.
line_code = QRコード
# Under such a code.
line_code_hint = スマートフォンのカメラで 読みとると 開きます。
# A way to reach a helpline.
way_phone = 電話
way_chat = チャット
way_sns = SNS
way_mail = メール
way_fax = ファクス
# The telephone relay service for deaf people.
way_relay = 電話リレーサービス
# Somebody answers at this moment.
can_talk_now = いま 話せます
# Nobody answers at once, but what is written arrives.
can_send_now = いま 送れます
# The same at any hour.
can_send_always = いつでも 送れます
# $now: can_talk_now or can_send_now; $until: until when.
way_open = { $now }・{ $until }
# The same with the time that is left.
way_open_left = { $now }・{ $until }（{ $left }）
# Outside the hours. $next: when it opens next.
way_shut = 時間外・{ $next }
# How much time is left: 2 hours 10 minutes.
left = あと { $time }
# A day and a time from which: tomorrow from 9:00.
day_from_time = { $day } { $from }
# Closed for the coming seven days.
shut_this_week = 今週は 休みです
# Other ways to reach a helpline: chat, mail.
other_ways = ほかに { $ways }
# A card that somebody who cannot speak or hear holds out to a passer-by: literal, urgent, polite. $place: where this is.
call_119_for_me =
    かわりに 119に電話してください。
    ここは { $place } です。
