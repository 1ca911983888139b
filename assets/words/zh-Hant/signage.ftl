# The signage, and the cards that stand when nobody is there.
touch_to_begin = 觸碰即可開始
event = 活動
leaflet = 傳單
group_speaks = 團體介紹
more_on_this_screen = 詳細內容可以在這個畫面上看
moved = 有異動
cancelled = 已取消
closed_days = 近期的休館日
no_closed_days = 近期沒有休館日
welcome = 這裡是什麼地方？
welcome_meet = 可以尋找有相同經歷的人相聚的「互助團體」
welcome_free = 不需要錢，也不需要姓名
welcome_stay = 只是看看，或只是坐下休息，都沒關係
notice_information = 公告
notice_closing = 休館、時間異動
notice_caution = 請注意
