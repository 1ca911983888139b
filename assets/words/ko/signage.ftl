# The signage, and the cards that stand when nobody is there.
touch_to_begin = 화면에 손을 대면 시작합니다
event = 행사
leaflet = 전단
group_speaks = 모임 소개
more_on_this_screen = 자세한 내용은 이 화면에서 볼 수 있습니다
moved = 변경이 있습니다
cancelled = 취소되었습니다
closed_days = 앞으로의 휴관일
no_closed_days = 당분간 휴관일은 없습니다
welcome = 이곳은 어떤 곳입니까?
welcome_meet = 같은 경험을 한 사람들이 모이는 ‘자조모임’을 찾을 수 있습니다
welcome_free = 돈도 이름도 필요 없습니다
welcome_stay = 보기만 해도, 앉아서 쉬기만 해도 괜찮습니다
notice_information = 알림
notice_closing = 휴관·시간 변경
notice_caution = 주의
