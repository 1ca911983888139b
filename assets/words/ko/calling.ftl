# Calling staff without a sound, and what is honest to say of it.
call_staff = 직원 부르기
call_sub = 소리 없이 알립니다
call_how = 소리 없이 12층 직원에게 알립니다. 이유는 묻지 않습니다.
call_kept = 부른 것은 세지 않습니다. 직원이 답하거나 5분이 지나면 사라집니다.
call_press = 조용히 부르기
call_asking = 지금 알리고 있습니다
call_heard = 12층에 닿았습니다. 직원이 알아차릴 때까지 기다려 주세요.
call_coming = 직원이 갑니다
call_coming_note = 여기서 기다려 주세요.
call_unanswered = 아직 아무도 알아차리지 못했습니다. 아래 번호로 연락하세요.
call_unheard = 12층에 연결되지 않았습니다. 아무에게도 닿지 않았다고 생각하세요. 아래 번호로 연락하세요.
call_not_staffed = 지금 12층에 직원이 없습니다. 아래 번호로 연락하세요.
call_unsure = 지금 직원이 있는지 알 수 없습니다. 아래 번호로 연락하세요.
call_by_phone = 전화・가까운 사람
call_by_card = 말하고 싶지 않을 때는 종이를 보여 줘도 됩니다.
