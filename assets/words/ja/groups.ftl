# Who may take part.
taking_part = 参加
# Visiting as an observer.
observing = 見学
# The next dates.
meetings = これからの集まり
# The next meeting of any group.
next_meeting = 次の集まり
# The first time, as pictures.
first_day = はじめての日
# A listing is no recommendation.
no_recommendation = 掲載は 推薦ではありません
# Ways to reach a group.
contact = 連絡のしかた
# A place that is not told.
after_contact = 会場は連絡後にお知らせ
# Online.
online = オンライン
# What it costs.
cost = 費用
# When.
when = 日時
# Where.
place = 場所
# For whom.
for_whom = 対象
# Who a group is for, in lists: people with the experience themselves.
audience_experienced = 本人（経験している人）
# Family (siblings, children, partners).
audience_family = 家族
# Bereaved people.
audience_bereaved = 遺族
# Supporters and professionals.
audience_professional = 支援者・専門職
# Children and young people.
audience_young = こども・わかもの
# Everyone.
audience_everyone = どなたでも
# The same in few letters: people with the experience.
audience_short_experienced = 本人
audience_short_family = 家族
audience_short_bereaved = 遺族
audience_short_professional = 支援者
audience_short_young = わかもの
audience_short_everyone = どなたでも
# Who belongs to family.
audience_note_family = 親・きょうだい・子・パートナー
# Who belongs to the bereaved.
audience_note_bereaved = 大切な人を なくした人
# Who belongs to supporters and professionals.
audience_note_professional = 仕事や 活動で 支える人
# You can come.
admission_open = 参加できます
# Get in touch first.
admission_contact_first = 先に連絡
# Not open to these people. Never sound like a rejection.
admission_not_open = 参加できません
# A meeting for people who come for the first time.
activity_newcomers = はじめての会
# The usual meeting.
activity_regular = 例会
# Something done outdoors together.
activity_outing = 外の活動
# A meeting in another town.
activity_travelling = 出張の会
# Online.
activity_online = オンライン
# For people of this town and near it.
scope_municipality = この町と 近くの人
# From anywhere in the prefecture.
scope_prefecture = 県内どこからでも
# From anywhere in the country.
scope_nation = 全国どこからでも
# A group of another prefecture.
scope_outside = 県外のグループ
# No sign-up.
application_not_needed = 申込み不要
# Sign-up needed.
application_needed = 申込みが いります
# Sign-up by the day before.
application_by_day_before = 前日までに申込み
# What a place offers: wheelchairs, no steps.
access_wheelchair = 車いす可（段差なし）
# Accessible toilet.
access_toilet = 多目的トイレ
# A place to lie down.
access_lie_down = 横になれる
# Sign language.
access_sign_language = 手話
# Written summaries or captions.
access_captions = 要約筆記・字幕
# Conversation in writing.
access_writing = 筆談
# Hearing loop.
access_hearing_loop = 磁気ループ
# Take part by text only.
access_text_only = 文字だけで参加
# Children may come along.
access_children = 子ども同席可
# Plain Japanese is spoken.
access_easy_japanese = やさしい日本語
# Assistance dogs and helpers welcome.
access_assistance = 補助犬・介助者
# What a picture of the first visit is about: the door.
first_visit_door = 入口
# How many people come.
first_visit_people = 人数
# Whether one must speak.
first_visit_quiet = 話すこと
# Leaving.
first_visit_leave = 帰るとき
# Where one sits.
first_visit_seat = 席
# Coming late.
first_visit_late = おくれるとき
# What one is called.
first_visit_name = 呼び名
# Drinks.
first_visit_tea = 飲みもの
# Writing.
first_visit_writing = 書くこと
# Camera (online).
first_visit_camera = カメラ
