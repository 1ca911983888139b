# Calling staff without a sound, and what is honest to say of it.
call_staff = Gọi nhân viên
call_sub = Không phát ra tiếng
call_how = Báo cho nhân viên tầng 12 mà không phát ra tiếng. Không ai hỏi lý do.
call_kept = Không đếm số lần gọi. Sẽ mất khi có nhân viên trả lời hoặc sau 5 phút.
call_press = Gọi lặng lẽ
call_asking = Đang báo
call_heard = Đã đến tầng 12. Xin chờ nhân viên để ý.
call_coming = Nhân viên đang đến
call_coming_note = Xin chờ ở đây.
call_unanswered = Chưa ai để ý. Xin gọi số bên dưới.
call_unheard = Không kết nối được tầng 12. Hãy coi như chưa ai nhận được. Xin gọi số bên dưới.
call_not_staffed = Giờ này không có nhân viên ở tầng 12. Xin gọi số bên dưới.
call_unsure = Lúc này không biết có nhân viên hay không. Xin gọi số bên dưới.
call_by_phone = Điện thoại, người ở gần
call_by_card = Không muốn nói thì có thể đưa tờ giấy.
