# Around an emergency.
emergency = 긴급 알림
emergency_touched = 지금은 이 화면을 쓸 수 없습니다. 직원의 안내에 따라 주십시오.
emergency_since = { $time }부터 나오고 있습니다
emergency_ask = 도움이 필요하시면 직원이나 { $guard_room }에 말씀해 주십시오
