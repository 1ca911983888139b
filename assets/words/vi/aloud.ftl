# Reading aloud.
aloud = Đọc to
aloud_stop = Dừng
aloud_pause = Tạm dừng
aloud_go = Tiếp tục
aloud_usual = Tốc độ thường
aloud_slow = Chậm hơn
aloud_slower = Chậm hơn nữa
aloud_louder = To hơn
aloud_lower = Nhỏ hơn
aloud_close = Đóng
aloud_only_headphones = Trang này chỉ nghe được bằng tai nghe. Hãy cắm tai nghe rồi bấm lại.
aloud_other_language = Chỉ có thể đọc to tiếng Nhật. Xin lỗi bạn.
aloud_not_heard = Hiện không có âm thanh. Xin báo cho nhân viên.
aloud_overheard = Người xung quanh cũng sẽ nghe thấy. Bạn có muốn đọc to không?
aloud_yes = Đọc
aloud_welcome = Bạn được hướng dẫn qua tai nghe. Bạn không cần nhìn màn hình.
