# Around an emergency.
emergency = Thông báo khẩn cấp
emergency_touched = Lúc này không dùng được màn hình này. Xin làm theo hướng dẫn của nhân viên.
emergency_since = Hiện từ { $time }
emergency_ask = Khi cần giúp đỡ, xin hỏi nhân viên hoặc { $guard_room }
