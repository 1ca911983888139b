# Calling staff without a sound, and what is honest to say of it.
call_staff = 呼叫工作人员
call_sub = 不发出声音
call_how = 不发出声音，通知12楼的工作人员。不问原因。
call_kept = 呼叫不会被统计。工作人员回应后或5分钟后消失。
call_press = 安静地呼叫
call_asking = 正在通知
call_heard = 已送达12楼。请等待工作人员注意到。
call_coming = 工作人员马上过来
call_coming_note = 请在这里等待。
call_unanswered = 还没有人注意到。请拨打下面的号码。
call_unheard = 无法连接12楼。请当作没有人收到。请拨打下面的号码。
call_not_staffed = 现在12楼没有工作人员。请拨打下面的号码。
call_unsure = 现在不知道是否有工作人员。请拨打下面的号码。
call_by_phone = 电话、附近的人
call_by_card = 不想出声时，也可以出示纸条。
