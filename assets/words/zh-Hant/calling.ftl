# Calling staff without a sound, and what is honest to say of it.
call_staff = 呼叫工作人員
call_sub = 不發出聲音
call_how = 不發出聲音，通知12樓的工作人員。不問原因。
call_kept = 呼叫不會被統計。工作人員回應後或5分鐘後消失。
call_press = 安靜地呼叫
call_asking = 正在通知
call_heard = 已送達12樓。請等待工作人員注意到。
call_coming = 工作人員馬上過來
call_coming_note = 請在這裡等候。
call_unanswered = 還沒有人注意到。請撥打下面的號碼。
call_unheard = 無法連接12樓。請當作沒有人收到。請撥打下面的號碼。
call_not_staffed = 現在12樓沒有工作人員。請撥打下面的號碼。
call_unsure = 現在不知道是否有工作人員。請撥打下面的號碼。
call_by_phone = 電話、附近的人
call_by_card = 不想出聲時，也可以出示紙條。
