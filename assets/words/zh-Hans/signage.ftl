# The signage, and the cards that stand when nobody is there.
touch_to_begin = 触摸即可开始
event = 活动
leaflet = 宣传单
group_speaks = 小组介绍
more_on_this_screen = 详细内容可以在这个画面上看
moved = 有变更
cancelled = 已取消
closed_days = 近期的闭馆日
no_closed_days = 近期没有闭馆日
welcome = 这里是什么地方？
welcome_meet = 可以查找有相同经历的人相聚的“互助小组”
welcome_free = 不需要钱，也不需要姓名
welcome_stay = 只是看看，或只是坐下休息，都没关系
notice_information = 通知
notice_closing = 闭馆、时间变更
notice_caution = 请注意
